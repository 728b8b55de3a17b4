// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner.duckdb;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.type.SqlTypeName;

/** The types both engines hold in the same way, by DuckDB's names. */
final class DuckdbTypes {
  private DuckdbTypes() {}

  static String name(RelDataType type) {
    return switch (type.getSqlTypeName()) {
      case BOOLEAN, TINYINT, SMALLINT, INTEGER, BIGINT, DOUBLE, DATE, TIMESTAMP ->
          type.getSqlTypeName().getName();
      case REAL -> "FLOAT";
      case DECIMAL -> "DECIMAL(" + type.getPrecision() + "," + type.getScale() + ")";
      case VARCHAR, CHAR, NULL -> "VARCHAR";
      case VARBINARY, BINARY -> "BLOB";
      case TIMESTAMP_WITH_LOCAL_TIME_ZONE -> "TIMESTAMPTZ";
      default -> throw new OffListException("type " + type.getSqlTypeName().getName());
    };
  }

  static boolean isWhole(RelDataType type) {
    return switch (type.getSqlTypeName()) {
      case TINYINT, SMALLINT, INTEGER, BIGINT -> true;
      default -> false;
    };
  }

  static boolean isReal(RelDataType type) {
    return type.getSqlTypeName() == SqlTypeName.REAL || type.getSqlTypeName() == SqlTypeName.DOUBLE;
  }

  static boolean isDecimal(RelDataType type) {
    return type.getSqlTypeName() == SqlTypeName.DECIMAL;
  }

  static boolean isNumber(RelDataType type) {
    return isWhole(type) || isReal(type) || isDecimal(type);
  }

  static boolean isText(RelDataType type) {
    return type.getSqlTypeName() == SqlTypeName.VARCHAR
        || type.getSqlTypeName() == SqlTypeName.CHAR;
  }

  static boolean isZoned(RelDataType type) {
    return type.getSqlTypeName() == SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE;
  }

  static boolean isNull(RelDataType type) {
    return type.getSqlTypeName() == SqlTypeName.NULL;
  }

  static boolean same(RelDataType a, RelDataType b) {
    return a.getSqlTypeName() == b.getSqlTypeName()
        && (!isDecimal(a)
            || (a.getPrecision() == b.getPrecision() && a.getScale() == b.getScale()));
  }

  /** Digits a whole number or decimal has before the point at most. */
  static int wholeDigits(RelDataType type) {
    return switch (type.getSqlTypeName()) {
      case TINYINT -> 3;
      case SMALLINT -> 5;
      case INTEGER -> 10;
      case BIGINT -> 20;
      default -> type.getPrecision() - type.getScale();
    };
  }

  static int scale(RelDataType type) {
    return isDecimal(type) ? type.getScale() : 0;
  }
}
