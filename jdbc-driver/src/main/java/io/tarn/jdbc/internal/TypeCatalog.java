// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc.internal;

import java.sql.DatabaseMetaData;
import java.sql.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Spark SQL's types as {@code getTypeInfo} lists them, for servers that do not list theirs. */
final class TypeCatalog {
  private TypeCatalog() {}

  static List<@Nullable Object[]> rows() {
    return List.of(
        number("TINYINT", Types.TINYINT, 3, 0),
        number("BIGINT", Types.BIGINT, 19, 0),
        plain("BINARY", Types.VARBINARY, "X'", "'"),
        number("DECIMAL", Types.DECIMAL, 38, 38),
        number("INT", Types.INTEGER, 10, 0),
        number("SMALLINT", Types.SMALLINT, 5, 0),
        number("FLOAT", Types.REAL, 9, 0),
        number("DOUBLE", Types.DOUBLE, 17, 0),
        plain("STRING", Types.VARCHAR, "'", "'"),
        plain("BOOLEAN", Types.BOOLEAN, null, null),
        plain("DATE", Types.DATE, "DATE '", "'"),
        plain("TIMESTAMP", Types.TIMESTAMP, "TIMESTAMP '", "'"),
        plain("TIMESTAMP_NTZ", Types.TIMESTAMP, "TIMESTAMP_NTZ '", "'"));
  }

  private static @Nullable Object[] number(String name, int type, int precision, int maxScale) {
    boolean decimal = type == Types.DECIMAL;
    return row(name, type, precision, null, null, decimal ? "precision,scale" : null, maxScale, 10);
  }

  private static @Nullable Object[] plain(
      String name, int type, @Nullable String prefix, @Nullable String suffix) {
    Integer precision = type == Types.VARCHAR ? ColumnType.UNLIMITED : null;
    return row(name, type, precision, prefix, suffix, null, null, null);
  }

  private static @Nullable Object[] row(
      String name,
      int type,
      @Nullable Integer precision,
      @Nullable String prefix,
      @Nullable String suffix,
      @Nullable String parameters,
      @Nullable Integer maxScale,
      @Nullable Integer radix) {
    return new Object[] {
      name,
      type,
      precision,
      prefix,
      suffix,
      parameters,
      DatabaseMetaData.typeNullable,
      type == Types.VARCHAR,
      DatabaseMetaData.typeSearchable,
      false,
      type == Types.DECIMAL,
      false,
      name,
      maxScale == null ? null : 0,
      maxScale,
      0,
      null,
      radix
    };
  }
}
