// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Values of Spark's literals, and their text. */
final class Literals {
  private static final char CONTROL_Z = 0x1A;

  private Literals() {}

  /** The value of a quoted token: {@code 'it''s'}, {@code "a\tb"}, {@code r'\d+'}. */
  static String text(String image) {
    char first = image.charAt(0);
    if (first == 'r' || first == 'R') {
      return image.substring(2, image.length() - 1);
    }
    String body = image.substring(1, image.length() - 1);
    if (body.indexOf('\\') < 0 && body.indexOf(first) < 0) {
      return body;
    }
    StringBuilder value = new StringBuilder(body.length());
    int i = 0;
    while (i < body.length()) {
      char c = body.charAt(i);
      if (c == '\\' && i + 1 < body.length()) {
        i = unescape(body, i + 1, value);
      } else {
        value.append(c);
        // A doubled quote stands for one.
        i += c == first ? 2 : 1;
      }
    }
    return value.toString();
  }

  /**
   * Appends what the escape at {@code i}, after the backslash, stands for; gives the next place.
   */
  private static int unescape(String body, int i, StringBuilder value) {
    char c = body.charAt(i);
    if (c == 'u' && isHex(body, i + 1, 4)) {
      value.append((char) Integer.parseInt(body, i + 1, i + 5, 16));
      return i + 5;
    }
    if (c == 'U' && isHex(body, i + 1, 8)) {
      int codePoint = (int) Long.parseLong(body, i + 1, i + 9, 16);
      if (Character.isValidCodePoint(codePoint)) {
        value.appendCodePoint(codePoint);
        return i + 9;
      }
    }
    if ((c == '0' || c == '1') && isOctal(body, i + 1) && isOctal(body, i + 2)) {
      value.append((char) Integer.parseInt(body, i, i + 3, 8));
      return i + 3;
    }
    switch (c) {
      case '0' -> value.append('\0');
      case 'b' -> value.append('\b');
      case 'n' -> value.append('\n');
      case 'r' -> value.append('\r');
      case 't' -> value.append('\t');
      case 'Z' -> value.append(CONTROL_Z);
      // These two stay escaped: the backslash is for LIKE.
      case '%' -> value.append("\\%");
      case '_' -> value.append("\\_");
      default -> value.append(c);
    }
    return i + 1;
  }

  private static boolean isHex(String text, int from, int count) {
    if (from + count > text.length()) {
      return false;
    }
    for (int i = from; i < from + count; i++) {
      if (Character.digit(text.charAt(i), 16) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isOctal(String text, int i) {
    return i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '7';
  }

  /** {@code X'1F'}. */
  static SqlNode binary(String image, SqlParserPos pos) {
    String digits = image.substring(2, image.length() - 1);
    if (!isHex(digits, 0, digits.length())) {
      throw ParserErrors.binaryDigits(pos);
    }
    return SqlLiteral.createBinaryString(digits.length() % 2 == 0 ? digits : "0" + digits, pos);
  }

  /** A number with a suffix that says its type. */
  static SqlNode number(SparkType type, String image, SqlParserPos pos) {
    int suffix = type == SparkType.DECIMAL ? 2 : 1;
    BigDecimal value = new BigDecimal(image.substring(0, image.length() - suffix));
    if (type == SparkType.DECIMAL) {
      return SqlLiteral.createExactNumeric(value.toPlainString(), pos);
    }
    if (type == SparkType.DOUBLE || type == SparkType.FLOAT) {
      boolean infinite =
          type == SparkType.FLOAT
              ? Float.isInfinite(value.floatValue())
              : Double.isInfinite(value.doubleValue());
      if (infinite) {
        throw ParserErrors.numberRange(type, image, pos);
      }
      SqlNode approximate = SqlLiteral.createApproxNumeric(value.toString(), pos);
      return type == SparkType.DOUBLE ? approximate : cast(approximate, type, pos);
    }
    int bits = type == SparkType.BYTE ? 7 : type == SparkType.SHORT ? 15 : 63;
    BigInteger limit = BigInteger.ONE.shiftLeft(bits);
    BigInteger integer = value.toBigIntegerExact();
    if (integer.compareTo(limit) >= 0 || integer.compareTo(limit.negate()) < 0) {
      throw ParserErrors.numberRange(type, image, pos);
    }
    return cast(SqlLiteral.createExactNumeric(integer.toString(), pos), type, pos);
  }

  private static SqlNode cast(SqlNode value, SparkType type, SqlParserPos pos) {
    SqlDataTypeSpec spec = new SqlDataTypeSpec(ScalarTypeSpec.of(type, pos), pos);
    return SqlStdOperatorTable.CAST.createCall(pos, value, spec);
  }

  /** Writes a text so that this module's parser reads the same value again. */
  static String quote(String value) {
    StringBuilder text = new StringBuilder("'");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\'' || c == '\\') {
        text.append('\\');
      }
      text.append(c);
    }
    return text.append('\'').toString();
  }

  static void unparse(SqlWriter writer, String value) {
    writer.literal(quote(value));
  }

  static void unparseComment(SqlWriter writer, Optional<String> comment) {
    if (comment.isPresent()) {
      writer.keyword("COMMENT");
      unparse(writer, comment.get());
    }
  }

  static void unparse(SqlWriter writer, List<String> values) {
    SqlWriter.Frame frame = writer.startList("(", ")");
    for (String value : values) {
      writer.sep(",");
      unparse(writer, value);
    }
    writer.endList(frame);
  }

  static void unparse(SqlWriter writer, Map<String, String> properties) {
    SqlWriter.Frame frame = writer.startList("(", ")");
    for (Map.Entry<String, String> property : properties.entrySet()) {
      writer.sep(",");
      unparse(writer, property.getKey());
      writer.keyword("=");
      unparse(writer, property.getValue());
    }
    writer.endList(frame);
  }
}
