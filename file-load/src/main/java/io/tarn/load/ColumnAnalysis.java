// SPDX-License-Identifier: Apache-2.0
package io.tarn.load;

import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * One column of a file and how it is loaded.
 *
 * @param field the column as rows will have it
 * @param sourceName its name in the file; empty if it has none
 * @param nulls how many values are NULL
 * @param nullTokens the words taken for NULL, with how often they occur
 * @param numberStyle how its numbers are written
 * @param dateOrder how its dates are written
 * @param parts what a column of JSON objects or arrays is made of
 */
public record ColumnAnalysis(
    Field field,
    String sourceName,
    long nulls,
    Map<String, Long> nullTokens,
    NumberStyle numberStyle,
    DateOrder dateOrder,
    List<ColumnAnalysis> parts) {
  public ColumnAnalysis {
    nullTokens = Map.copyOf(nullTokens);
    parts = List.copyOf(parts);
  }

  public String name() {
    return field.getName();
  }

  public ArrowType type() {
    return field.getType();
  }

  /** The type's name in SQL, such as {@code DECIMAL(18,2)}. */
  public String sqlType() {
    return ColumnTypes.sqlName(field);
  }

  ColumnChoice choice() {
    return new ColumnChoice(type(), numberStyle, dateOrder, List.of());
  }
}
