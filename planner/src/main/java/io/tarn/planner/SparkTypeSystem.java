// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeSystemImpl;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** Spark's limits and result types: decimals to 38 digits, microseconds, Spark's sum and avg. */
final class SparkTypeSystem extends RelDataTypeSystemImpl {
  static final SparkTypeSystem INSTANCE = new SparkTypeSystem();

  static final int MAX_DECIMAL = 38;
  private static final int MIN_ADJUSTED_SCALE = 6;
  private static final int MICROS = 6;

  private SparkTypeSystem() {}

  /**
   * A decimal of a precision that may be too large, cut down as Spark does: digits after the point
   * give way to digits before it, but at least six (or all there are) stay.
   */
  static RelDataType adjusted(RelDataTypeFactory types, int precision, int scale) {
    if (precision <= MAX_DECIMAL) {
      return types.createSqlType(SqlTypeName.DECIMAL, precision, scale);
    }
    int whole = precision - scale;
    int kept = Math.max(MAX_DECIMAL - whole, Math.min(scale, MIN_ADJUSTED_SCALE));
    return types.createSqlType(SqlTypeName.DECIMAL, MAX_DECIMAL, kept);
  }

  /** A decimal whose precision and scale are cut at 38. */
  static RelDataType bounded(RelDataTypeFactory types, int precision, int scale) {
    return types.createSqlType(
        SqlTypeName.DECIMAL, Math.min(precision, MAX_DECIMAL), Math.min(scale, MAX_DECIMAL));
  }

  @Override
  public int getMaxScale(SqlTypeName type) {
    return type == SqlTypeName.DECIMAL ? MAX_DECIMAL : super.getMaxScale(type);
  }

  @Override
  public int getMaxPrecision(SqlTypeName type) {
    return switch (type) {
      case DECIMAL -> MAX_DECIMAL;
      case VARCHAR, VARBINARY -> Integer.MAX_VALUE;
      case TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE, TIME -> MICROS;
      default -> super.getMaxPrecision(type);
    };
  }

  @Override
  public int getDefaultPrecision(SqlTypeName type) {
    return switch (type) {
      case DECIMAL -> 10;
      case TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE, TIME -> MICROS;
      default -> super.getDefaultPrecision(type);
    };
  }

  @Override
  public RelDataType deriveSumType(RelDataTypeFactory types, RelDataType argument) {
    RelDataType sum =
        switch (argument.getSqlTypeName()) {
          case TINYINT, SMALLINT, INTEGER, BIGINT -> types.createSqlType(SqlTypeName.BIGINT);
          case DECIMAL -> bounded(types, argument.getPrecision() + 10, argument.getScale());
          case REAL, FLOAT, DOUBLE, VARCHAR, CHAR -> types.createSqlType(SqlTypeName.DOUBLE);
          default -> argument;
        };
    return types.createTypeWithNullability(sum, argument.isNullable());
  }

  @Override
  public RelDataType deriveAvgAggType(RelDataTypeFactory types, RelDataType argument) {
    RelDataType average =
        switch (argument.getSqlTypeName()) {
          case DECIMAL -> bounded(types, argument.getPrecision() + 4, argument.getScale() + 4);
          case INTERVAL_YEAR, INTERVAL_MONTH, INTERVAL_YEAR_MONTH -> argument;
          case INTERVAL_DAY, INTERVAL_HOUR, INTERVAL_MINUTE, INTERVAL_SECOND -> argument;
          default -> types.createSqlType(SqlTypeName.DOUBLE);
        };
    return types.createTypeWithNullability(average, argument.isNullable());
  }

  @Override
  public RelDataType deriveCovarType(
      RelDataTypeFactory types, RelDataType first, RelDataType second) {
    return types.createTypeWithNullability(types.createSqlType(SqlTypeName.DOUBLE), true);
  }

  @Override
  public RelDataType deriveRankType(RelDataTypeFactory types) {
    return types.createSqlType(SqlTypeName.INTEGER);
  }

  @Override
  public boolean shouldConvertRaggedUnionTypesToVarying() {
    return true;
  }

  @Override
  public @Nullable RelDataType deriveDecimalPlusType(
      RelDataTypeFactory types, RelDataType first, RelDataType second) {
    return SparkArithmetic.decimal(SparkArithmetic.Operation.PLUS, types, first, second);
  }

  @Override
  public @Nullable RelDataType deriveDecimalMultiplyType(
      RelDataTypeFactory types, RelDataType first, RelDataType second) {
    return SparkArithmetic.decimal(SparkArithmetic.Operation.TIMES, types, first, second);
  }

  @Override
  public @Nullable RelDataType deriveDecimalDivideType(
      RelDataTypeFactory types, RelDataType first, RelDataType second) {
    return SparkArithmetic.decimal(SparkArithmetic.Operation.DIVIDE, types, first, second);
  }

  @Override
  public @Nullable RelDataType deriveDecimalModType(
      RelDataTypeFactory types, RelDataType first, RelDataType second) {
    return SparkArithmetic.decimal(SparkArithmetic.Operation.REMAINDER, types, first, second);
  }
}
