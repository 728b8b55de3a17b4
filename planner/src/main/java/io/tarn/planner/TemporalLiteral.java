// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.parser.SparkType;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlUnknownLiteral;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.fun.SqlCastFunction;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * {@code DATE '…'} and {@code TIMESTAMP '…'}: to Calcite a cast of the text, because Spark accepts
 * more spellings than Calcite does; to Spark the literal as it was written.
 */
final class TemporalLiteral extends SqlCastFunction {
  private static final TemporalLiteral OPERATOR = new TemporalLiteral();
  private static final Pattern DAY = Pattern.compile("\\s*(\\d{4})-(\\d{1,2})-(\\d{1,2})(.*)");

  private static final Pattern TIME_OF_DAY =
      Pattern.compile("(?i)\\s*T?\\d{1,2}:\\d{1,2}(:\\d{1,2}(\\.\\d*)?)?(\\s*[AP]M)?\\s*");

  private TemporalLiteral() {}

  static SqlNode of(SqlUnknownLiteral literal) {
    SqlParserPos pos = literal.getParserPosition();
    SparkType type = type(literal.tag);
    check(literal.getValue(), type, pos);
    return OPERATOR.createCall(
        pos,
        SqlLiteral.createCharString(literal.getValue(), pos),
        new SqlDataTypeSpec(io.tarn.parser.ScalarTypeSpec.of(type, pos), pos));
  }

  /** How Spark names a column that holds nothing but the literal. */
  static String text(SqlUnknownLiteral literal) {
    return type(literal.tag).sqlName() + " " + SparkLexical.string(literal.getValue());
  }

  private static SparkType type(String tag) {
    for (SparkType type : SparkType.values()) {
      if (type.literalTag().equalsIgnoreCase(tag)) {
        return type;
      }
    }
    throw new IllegalArgumentException("no literals of type " + tag);
  }

  private static void check(String text, SparkType type, SqlParserPos pos) {
    if (type == SparkType.TIME) {
      if (!TIME_OF_DAY.matcher(text).matches()) {
        throw PlannerErrors.badTemporal(type.sqlName(), text, pos);
      }
      return;
    }
    Matcher matcher = DAY.matcher(text);
    boolean day = matcher.matches();
    try {
      if (day) {
        LocalDate.of(
            Integer.parseInt(matcher.group(1)),
            Integer.parseInt(matcher.group(2)),
            Integer.parseInt(matcher.group(3)));
      }
      if (day
          ? type != SparkType.DATE || matcher.group(4).isBlank()
          : text.matches("\\s*[+-]?\\d.*")) {
        return;
      }
    } catch (DateTimeException e) {
      throw PlannerErrors.badTemporal(type.sqlName(), text, pos);
    }
    throw PlannerErrors.badTemporal(type.sqlName(), text, pos);
  }

  @Override
  public void unparse(SqlWriter writer, SqlCall call, int leftPrec, int rightPrec) {
    call.operand(1).unparse(writer, 0, 0);
    call.operand(0).unparse(writer, 0, 0);
  }
}
