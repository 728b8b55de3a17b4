// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc.internal;

import java.sql.Types;

/**
 * A type in JDBC's terms.
 *
 * @param jdbcType one of {@link Types}
 * @param name as the server's SQL writes it, such as {@code DECIMAL(15,2)}
 * @param precision digits, characters or bytes; 0 where it means nothing
 * @param scale digits after the point
 * @param displaySize characters its longest value takes
 * @param className what {@code getObject} returns
 */
record ColumnType(
    int jdbcType, String name, int precision, int scale, int displaySize, String className) {
  /** What JDBC says for text without a limit. */
  static final int UNLIMITED = Integer.MAX_VALUE;

  static final ColumnType STRING =
      new ColumnType(Types.VARCHAR, "STRING", UNLIMITED, 0, UNLIMITED, "java.lang.String");
  static final ColumnType INT =
      new ColumnType(Types.INTEGER, "INT", 10, 0, 11, "java.lang.Integer");
  static final ColumnType SMALLINT =
      new ColumnType(Types.SMALLINT, "SMALLINT", 5, 0, 6, "java.lang.Integer");
  static final ColumnType BIGINT =
      new ColumnType(Types.BIGINT, "BIGINT", 19, 0, 20, "java.lang.Long");
  static final ColumnType BOOLEAN =
      new ColumnType(Types.BOOLEAN, "BOOLEAN", 1, 0, 5, "java.lang.Boolean");

  boolean signed() {
    return switch (jdbcType) {
      case Types.TINYINT,
          Types.SMALLINT,
          Types.INTEGER,
          Types.BIGINT,
          Types.REAL,
          Types.FLOAT,
          Types.DOUBLE,
          Types.DECIMAL,
          Types.NUMERIC ->
          true;
      default -> false;
    };
  }

  boolean text() {
    return jdbcType == Types.VARCHAR;
  }

  ColumnType named(String newName) {
    return new ColumnType(jdbcType, newName, precision, scale, displaySize, className);
  }

  ColumnType sized(int newPrecision, int newScale) {
    return new ColumnType(jdbcType, name, newPrecision, newScale, displaySize, className);
  }
}
