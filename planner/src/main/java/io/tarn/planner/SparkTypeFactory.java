// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import org.apache.calcite.jdbc.JavaTypeFactoryImpl;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.type.SqlTypeMappingRule;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/**
 * Makes types as Spark has them: every character type is one unbounded UTF-8 string, every binary
 * type one unbounded binary, FLOAT has four bytes.
 */
final class SparkTypeFactory extends JavaTypeFactoryImpl {
  SparkTypeFactory() {
    super(SparkTypeSystem.INSTANCE);
  }

  @Override
  public RelDataType createSqlType(SqlTypeName name) {
    return super.createSqlType(spark(name));
  }

  @Override
  public RelDataType createSqlType(SqlTypeName name, int precision) {
    SqlTypeName spark = spark(name);
    return switch (spark) {
      case VARCHAR, VARBINARY -> super.createSqlType(spark, RelDataType.PRECISION_NOT_SPECIFIED);
      case REAL -> super.createSqlType(spark);
      case TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE ->
          super.createSqlType(spark, getTypeSystem().getDefaultPrecision(spark));
      default -> super.createSqlType(spark, precision);
    };
  }

  /** The common type of numbers and of times is Spark's, which keeps what Calcite would round. */
  @Override
  public @Nullable RelDataType leastRestrictive(
      List<RelDataType> types, SqlTypeMappingRule mapping) {
    return super.leastRestrictive(widened(types), mapping);
  }

  private List<RelDataType> widened(List<RelDataType> types) {
    boolean decimal = types.stream().anyMatch(SqlTypeUtil::isDecimal);
    boolean real = has(types, SqlTypeName.REAL);
    boolean exact = types.stream().anyMatch(SqlTypeUtil::isExactNumeric);
    if (real && exact) {
      return changed(types, SqlTypeUtil::isNumeric, SqlTypeName.DOUBLE);
    }
    if (decimal) {
      return types.stream().map(this::asDecimal).toList();
    }
    if (types.stream().allMatch(SparkTypeFactory::isTimeOrNull)) {
      SqlTypeName widest =
          has(types, SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE)
              ? SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE
              : SqlTypeName.TIMESTAMP;
      boolean mixed = types.stream().anyMatch(type -> type.getSqlTypeName() == widest);
      return mixed ? changed(types, SqlTypeUtil::isDatetime, widest) : types;
    }
    return types;
  }

  private RelDataType asDecimal(RelDataType type) {
    @Nullable RelDataType decimal = SqlTypeUtil.isIntType(type) ? decimalOf(type) : null;
    return decimal == null ? type : decimal;
  }

  private List<RelDataType> changed(
      List<RelDataType> types, Predicate<RelDataType> which, SqlTypeName name) {
    return types.stream()
        .map(
            type ->
                which.test(type)
                    ? createTypeWithNullability(createSqlType(name), type.isNullable())
                    : type)
        .toList();
  }

  private static boolean isTimeOrNull(RelDataType type) {
    return SqlTypeUtil.isDatetime(type) || type.getSqlTypeName() == SqlTypeName.NULL;
  }

  private static boolean has(List<RelDataType> types, SqlTypeName name) {
    return types.stream().anyMatch(type -> type.getSqlTypeName() == name);
  }

  private static SqlTypeName spark(SqlTypeName name) {
    return switch (name) {
      case CHAR -> SqlTypeName.VARCHAR;
      case BINARY -> SqlTypeName.VARBINARY;
      case FLOAT -> SqlTypeName.REAL;
      default -> name;
    };
  }

  @Override
  public @Nullable RelDataType decimalOf(RelDataType type) {
    return switch (type.getSqlTypeName()) {
      case TINYINT -> wholeNumber(type, 3);
      case SMALLINT -> wholeNumber(type, 5);
      case INTEGER -> wholeNumber(type, 10);
      case BIGINT -> wholeNumber(type, 20);
      default -> super.decimalOf(type);
    };
  }

  private RelDataType wholeNumber(RelDataType type, int precision) {
    return createTypeWithNullability(
        createSqlType(SqlTypeName.DECIMAL, precision, 0), type.isNullable());
  }

  @Override
  public Charset getDefaultCharset() {
    return StandardCharsets.UTF_8;
  }
}
