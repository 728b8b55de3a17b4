// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.apache.calcite.jdbc.JavaTypeFactoryImpl;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.type.SqlTypeName;
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
