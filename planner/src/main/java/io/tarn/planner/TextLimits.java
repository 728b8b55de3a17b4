// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.TableSnapshot;
import io.tarn.parser.ArrayTypeSpec;
import io.tarn.parser.ColumnDefinition;
import io.tarn.parser.MapTypeSpec;
import io.tarn.parser.ScalarTypeSpec;
import io.tarn.parser.SparkType;
import io.tarn.parser.StructTypeSpec;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlTypeNameSpec;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * Lengths of VARCHAR columns. A query's types have none, as in Spark: the limit is the column's,
 * and holds when it is written.
 */
final class TextLimits {
  private TextLimits() {}

  /**
   * Refuses lengths that nobody would check.
   *
   * @throws io.tarn.api.WarehouseException UNSUPPORTED_FEATURE
   */
  static void check(SqlTypeNameSpec type, SqlParserPos pos) {
    if (type instanceof ScalarTypeSpec scalar && scalar.type() == SparkType.CHAR) {
      throw PlannerErrors.unsupported(
          pos, "A column of type CHAR, whose values are padded,", "Use VARCHAR or STRING.");
    }
    if (!(type instanceof ScalarTypeSpec) && hasLength(type)) {
      throw PlannerErrors.unsupported(
          pos, "A CHAR or VARCHAR inside an array, map or struct", "Use STRING.");
    }
  }

  private static boolean hasLength(SqlTypeNameSpec type) {
    if (type instanceof ArrayTypeSpec array) {
      return hasLength(array.element().getTypeNameSpec());
    }
    if (type instanceof MapTypeSpec map) {
      return hasLength(map.key().getTypeNameSpec()) || hasLength(map.value().getTypeNameSpec());
    }
    if (type instanceof StructTypeSpec struct) {
      return struct.fields().stream().anyMatch(field -> hasLength(field.type().getTypeNameSpec()));
    }
    return type instanceof ScalarTypeSpec scalar
        && (scalar.type() == SparkType.CHAR || scalar.type() == SparkType.VARCHAR);
  }

  /** What a column's definition limits its texts to, as Spark keeps it: {@code varchar(n)}. */
  static Optional<String> of(ColumnDefinition column) {
    return column.type().getTypeNameSpec() instanceof ScalarTypeSpec scalar
            && scalar.type() == SparkType.VARCHAR
        ? Optional.of("varchar(" + scalar.getPrecision() + ")")
        : Optional.empty();
  }

  /** The type of a column as DESCRIBE tells it. */
  static String typeName(RelDataTypeFactory types, Field column) {
    return column
        .getMetadata()
        .getOrDefault(
            TableSnapshot.TEXT_LIMIT, SparkTypes.simpleName(SparkTypes.fromArrow(types, column)));
  }

  /** The type of a column as CREATE TABLE writes it. */
  static String typeText(RelDataTypeFactory types, Field column) {
    String limit = column.getMetadata().get(TableSnapshot.TEXT_LIMIT);
    return limit == null
        ? SparkTypes.sparkName(types, column)
        : limit.toUpperCase(java.util.Locale.ROOT);
  }
}
