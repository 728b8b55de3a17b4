// SPDX-License-Identifier: Apache-2.0
package io.tarn.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;

/** Lays the columns of a table over the keys found in a JSON file. */
final class JsonTargets {
  private JsonTargets() {}

  static ColumnAnalysis column(Field field, String key, long nulls, JsonProfile profile) {
    ArrowType type = field.getType();
    List<ColumnAnalysis> parts = new ArrayList<>();
    if (type instanceof ArrowType.Struct) {
      for (Field child : field.getChildren()) {
        String found =
            profile.members().keySet().stream()
                .filter(child.getName()::equalsIgnoreCase)
                .findFirst()
                .orElse(child.getName());
        parts.add(column(child, found, 0, below(profile, found)));
      }
    } else if (type instanceof ArrowType.List) {
      parts.add(column(field.getChildren().get(0), "", 0, profile.elements()));
    } else if (type instanceof ArrowType.Map || !field.getChildren().isEmpty()) {
      throw LoadErrors.unsupportedType(field.getName(), type.toString(), FileFormat.JSON);
    }
    return new ColumnAnalysis(
        field, key, nulls, Map.of(), NumberStyle.POINT, DateOrder.DAY_FIRST, parts);
  }

  private static JsonProfile below(JsonProfile profile, String key) {
    JsonProfile member = profile.members().get(key);
    return member == null ? new JsonProfile(new ValueScanner()) : member;
  }
}
