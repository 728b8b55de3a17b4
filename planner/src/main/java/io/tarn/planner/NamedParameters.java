// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.ParameterRow;
import io.tarn.api.StatementDescription;
import io.tarn.parser.NamedMarkers;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/**
 * Values of named markers as values of markers by position, which is all that the rest of the
 * planner knows. Clients that bind by position give one value for each name, in the order in which
 * the names appear first.
 */
final class NamedParameters {
  private NamedParameters() {}

  /** A value for each marker, from rows that have one for each name. */
  static List<ParameterRow> byPosition(NamedMarkers markers, List<ParameterRow> rows) {
    return rows.stream().map(row -> byPosition(markers, row)).toList();
  }

  private static ParameterRow byPosition(NamedMarkers markers, ParameterRow row) {
    List<String> wanted = markers.distinct();
    List<String> given = row.names().isEmpty() ? wanted : row.names();
    for (String name : given) {
      if (!wanted.contains(name)) {
        throw ParameterErrors.noMarker(name, wanted);
      }
    }
    if (wanted.isEmpty()) {
      return row;
    }
    if (given.size() != row.values().size()) {
      throw ParameterErrors.unbound(wanted.size(), row.values().size());
    }
    List<@Nullable Object> values = new ArrayList<>();
    for (String name : markers.names()) {
      int place = given.indexOf(name);
      if (place < 0) {
        throw ParameterErrors.unbound(name);
      }
      values.add(row.values().get(place));
    }
    return new ParameterRow(values);
  }

  /** Refuses a statement that has both kinds of markers: which value is whose cannot be told. */
  static void requireOneKind(NamedMarkers markers, SqlNode statement) {
    int all = Parameters.count(statement);
    if (!markers.names().isEmpty() && all > markers.names().size()) {
      throw ParameterErrors.mixed();
    }
  }

  /** The description as those see it who bind: a parameter for each name. */
  static StatementDescription described(NamedMarkers markers, StatementDescription description) {
    List<Field> each = description.parameters().getFields();
    if (markers.names().isEmpty() || each.size() != markers.names().size()) {
      return description;
    }
    List<Field> named =
        markers.distinct().stream()
            .map(name -> renamed(each.get(markers.names().indexOf(name)), name))
            .toList();
    return new StatementDescription(
        description.returnsRows(), description.result(), new Schema(named));
  }

  private static Field renamed(Field field, String name) {
    return new Field(
        name,
        new FieldType(
            field.isNullable(), field.getType(), field.getDictionary(), field.getMetadata()),
        field.getChildren());
  }
}
