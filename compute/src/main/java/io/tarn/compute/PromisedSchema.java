// SPDX-License-Identifier: Apache-2.0
package io.tarn.compute;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * The columns the planner promised, against those an engine delivers. Columns count by position;
 * names, nullability and a timestamp's zone label are the promise's.
 */
final class PromisedSchema {
  private final Schema schema;

  PromisedSchema(Schema schema) {
    this.schema = schema;
  }

  Schema schema() {
    return schema;
  }

  /**
   * @throws io.tarn.api.WarehouseException naming both if they differ
   */
  void check(Schema delivered) {
    if (!sameTypes(schema.getFields(), delivered.getFields())) {
      throw ComputeErrors.schemaMismatch(types(schema.getFields()), types(delivered.getFields()));
    }
  }

  private static boolean sameTypes(List<Field> promised, List<Field> delivered) {
    return promised.size() == delivered.size()
        && IntStream.range(0, promised.size())
            .allMatch(i -> sameType(promised.get(i), delivered.get(i)));
  }

  private static boolean sameType(Field promised, Field delivered) {
    return Objects.equals(normal(promised.getType()), normal(delivered.getType()))
        && sameTypes(promised.getChildren(), delivered.getChildren());
  }

  /** Instants are the same whatever zone they are shown in. */
  private static ArrowType normal(ArrowType type) {
    if (type instanceof ArrowType.Timestamp timestamp && timestamp.getTimezone() != null) {
      return new ArrowType.Timestamp(timestamp.getUnit(), "UTC");
    }
    // Whether a map's keys come sorted is a hint and no part of its type.
    return type instanceof ArrowType.Map ? new ArrowType.Map(false) : type;
  }

  private static String types(List<Field> fields) {
    return fields.stream()
        .map(field -> field.getName() + " " + type(field))
        .collect(Collectors.joining(", "));
  }

  private static String type(Field field) {
    return field.getChildren().isEmpty()
        ? field.getType().toString()
        : field.getType() + "<" + types(field.getChildren()) + ">";
  }
}
