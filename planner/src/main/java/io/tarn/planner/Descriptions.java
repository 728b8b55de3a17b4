// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.StatementDescription;
import io.tarn.api.WarehouseException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.SqlNode;

/** What a statement with parameters gives and takes, without their values. */
final class Descriptions {
  private Descriptions() {}

  static StatementDescription query(Statement statement, SqlNode node) {
    TypedQuery query = typed(statement, node);
    return new StatementDescription(
        true,
        query.schema(statement.settings().timeZone()),
        parameters(statement, query, Parameters.count(node)));
  }

  /** Validates; a marker whose type nothing tells counts as a string. */
  static TypedQuery typed(Statement statement, SqlNode node) {
    if (Parameters.count(node) == 0) {
      return statement.typed(node);
    }
    try {
      return statement.validated(node);
    } catch (WarehouseException e) {
      try {
        return statement.with(Statement.Markers.STRINGS).validated(node);
      } catch (WarehouseException again) {
        return statement.with(Statement.Markers.NULLS).typed(node);
      }
    }
  }

  static Schema parameters(Statement statement, TypedQuery query, int markers) {
    return query
        .understood()
        .map(known -> parameters(statement, known))
        .orElseGet(() -> strings(markers));
  }

  /** Spark takes a value of any type and converts it where it stands. */
  static Schema strings(int markers) {
    return new Schema(
        IntStream.rangeClosed(1, markers)
            .mapToObj(i -> Field.nullable("?" + i, new ArrowType.Utf8()))
            .toList());
  }

  private static Schema parameters(Statement statement, ValidatedQuery query) {
    List<Field> fields = new ArrayList<>();
    String zone = statement.settings().timeZone().getId();
    for (RelDataTypeField field :
        query.validator().getParameterRowType(query.validated()).getFieldList()) {
      String name = "?" + (fields.size() + 1);
      fields.add(
          SparkTypes.toArrow(name, field.getType(), zone)
              .orElseGet(() -> Field.nullable(name, new ArrowType.Utf8())));
    }
    return new Schema(fields);
  }
}
