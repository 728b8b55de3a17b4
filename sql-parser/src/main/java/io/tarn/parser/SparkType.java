// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.sql.type.SqlTypeName;

/** Spark's types that have no element types, with the Calcite type each stands for. */
public enum SparkType {
  BOOLEAN(SqlTypeName.BOOLEAN, "BOOLEAN"),
  BYTE(SqlTypeName.TINYINT, "TINYINT"),
  SHORT(SqlTypeName.SMALLINT, "SMALLINT"),
  INT(SqlTypeName.INTEGER, "INT"),
  LONG(SqlTypeName.BIGINT, "BIGINT"),
  /** Four bytes: Calcite's {@code REAL}; its {@code FLOAT} has eight. */
  FLOAT(SqlTypeName.REAL, "FLOAT"),
  DOUBLE(SqlTypeName.DOUBLE, "DOUBLE"),
  DECIMAL(SqlTypeName.DECIMAL, "DECIMAL"),
  STRING(SqlTypeName.VARCHAR, "STRING"),
  VARCHAR(SqlTypeName.VARCHAR, "VARCHAR"),
  CHAR(SqlTypeName.CHAR, "CHAR"),
  BINARY(SqlTypeName.VARBINARY, "BINARY"),
  DATE(SqlTypeName.DATE, "DATE"),
  /** A point in time, shown in the session's zone. */
  TIMESTAMP(SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE, "TIMESTAMP"),
  /** A date and time of day without a zone. */
  TIMESTAMP_NTZ(SqlTypeName.TIMESTAMP, "TIMESTAMP_NTZ"),
  /** A time of day. */
  TIME(SqlTypeName.TIME, "TIME");

  private static final Map<String, SparkType> BY_NAME = new HashMap<>();

  static {
    for (SparkType type : values()) {
      BY_NAME.put(type.sqlName, type);
    }
    BY_NAME.put("BYTE", BYTE);
    BY_NAME.put("SHORT", SHORT);
    BY_NAME.put("INTEGER", INT);
    BY_NAME.put("LONG", LONG);
    BY_NAME.put("REAL", FLOAT);
    BY_NAME.put("DOUBLE PRECISION", DOUBLE);
    BY_NAME.put("DEC", DECIMAL);
    BY_NAME.put("NUMERIC", DECIMAL);
    BY_NAME.put("CHARACTER", CHAR);
    BY_NAME.put("CHARACTER VARYING", VARCHAR);
    BY_NAME.put("TIMESTAMP_LTZ", TIMESTAMP);
    BY_NAME.put("TIMESTAMP WITH LOCAL TIME ZONE", TIMESTAMP);
    BY_NAME.put("TIME WITHOUT TIME ZONE", TIME);
    BY_NAME.put("TIMESTAMP WITHOUT TIME ZONE", TIMESTAMP_NTZ);
  }

  private final SqlTypeName calciteName;
  private final String sqlName;

  SparkType(SqlTypeName calciteName, String sqlName) {
    this.calciteName = calciteName;
    this.sqlName = sqlName;
  }

  /** The Calcite type that {@link ScalarTypeSpec#deriveType} gives for it. */
  public SqlTypeName calciteName() {
    return calciteName;
  }

  /** Its name in Spark's SQL. */
  public String sqlName() {
    return sqlName;
  }

  /** Tag of an unresolved literal of this type; Calcite's validator reads it as a type name. */
  public String literalTag() {
    return calciteName.getName().replace('_', ' ');
  }

  static Optional<SparkType> byName(String name) {
    return Optional.ofNullable(BY_NAME.get(name.toUpperCase(Locale.ROOT)));
  }
}
