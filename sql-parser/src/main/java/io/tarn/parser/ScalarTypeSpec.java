// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * A type without element types, in {@code CAST} and in column definitions. Derives the Calcite type
 * of {@link SparkType#calciteName}; whoever maps Spark's types otherwise looks at {@link #type}.
 */
public final class ScalarTypeSpec extends SqlBasicTypeNameSpec {
  private static final int DEFAULT_DECIMAL_PRECISION = 10;
  private static final int MAX_DECIMAL_PRECISION = 38;
  private static final int MAX_TIME_DIGITS = 6;

  private final SparkType type;

  private ScalarTypeSpec(SparkType type, int precision, int scale, SqlParserPos pos) {
    super(type.calciteName(), precision, scale, null, pos);
    this.type = type;
  }

  /** A type that needs no length or precision; {@code DECIMAL} is {@code DECIMAL(10, 0)}. */
  public static ScalarTypeSpec of(SparkType type, SqlParserPos pos) {
    return type == SparkType.DECIMAL
        ? new ScalarTypeSpec(type, DEFAULT_DECIMAL_PRECISION, 0, pos)
        : new ScalarTypeSpec(
            type, RelDataType.PRECISION_NOT_SPECIFIED, RelDataType.SCALE_NOT_SPECIFIED, pos);
  }

  static ScalarTypeSpec of(
      String name, @Nullable Integer precision, @Nullable Integer scale, SqlParserPos pos) {
    SparkType type = SparkType.byName(name).orElseThrow(() -> ParserErrors.unknownType(name, pos));
    if (type == SparkType.TIME && precision != null) {
      return time(precision, scale, pos);
    }
    boolean length = type == SparkType.VARCHAR || type == SparkType.CHAR;
    if (type == SparkType.DECIMAL && precision != null) {
      return decimal(precision, scale == null ? 0 : scale, pos);
    }
    if (length && precision == null) {
      throw ParserErrors.lengthMissing(type, pos);
    }
    if (precision == null) {
      return of(type, pos);
    }
    if (!length || scale != null) {
      throw ParserErrors.typeArguments(type, pos);
    }
    if (precision < 1) {
      throw ParserErrors.lengthMissing(type, pos);
    }
    return new ScalarTypeSpec(type, precision, RelDataType.SCALE_NOT_SPECIFIED, pos);
  }

  private static ScalarTypeSpec decimal(int precision, int scale, SqlParserPos pos) {
    if (precision < 1 || precision > MAX_DECIMAL_PRECISION || scale < 0 || scale > precision) {
      throw ParserErrors.decimalRange(precision, scale, pos);
    }
    return new ScalarTypeSpec(SparkType.DECIMAL, precision, scale, pos);
  }

  private static ScalarTypeSpec time(int digits, @Nullable Integer scale, SqlParserPos pos) {
    if (digits > MAX_TIME_DIGITS || scale != null) {
      throw ParserErrors.timeDigits(pos);
    }
    return new ScalarTypeSpec(SparkType.TIME, digits, RelDataType.SCALE_NOT_SPECIFIED, pos);
  }

  public SparkType type() {
    return type;
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword(type.sqlName() + arguments());
  }

  private String arguments() {
    if (type == SparkType.DECIMAL) {
      return "(" + getPrecision() + ", " + getScale() + ")";
    }
    return getPrecision() == RelDataType.PRECISION_NOT_SPECIFIED ? "" : "(" + getPrecision() + ")";
  }
}
