// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.TableSnapshot;
import io.tarn.parser.CreateView;
import io.tarn.parser.ViewColumn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/** The columns of a view that is to be created. */
final class ViewColumns {
  private ViewColumns() {}

  /** A query's columns under the names and with the comments the view gives them. */
  static Schema named(CreateView node, Schema result) {
    List<ViewColumn> names = node.columns();
    if (names.isEmpty()) {
      return result;
    }
    if (names.size() != result.getFields().size()) {
      throw PlannerErrors.invalid(
          node.name().getParserPosition(),
          "The view names "
              + names.size()
              + " column(s), but its query has "
              + result.getFields().size()
              + ". Name each column of the query.");
    }
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      Field field = result.getFields().get(i);
      Map<String, String> metadata = new HashMap<>();
      names.get(i).comment().ifPresent(text -> metadata.put(TableSnapshot.COMMENT, text));
      FieldType type = new FieldType(field.isNullable(), field.getType(), null, metadata);
      fields.add(new Field(names.get(i).name().getSimple(), type, field.getChildren()));
    }
    return new Schema(fields);
  }
}
