// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import java.util.List;
import java.util.Locale;
import org.apache.calcite.avatica.util.TimeUnitRange;
import org.apache.calcite.config.NullCollation;
import org.apache.calcite.rel.type.RelDataTypeSystem;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDialect;
import org.apache.calcite.sql.SqlIntervalLiteral;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlWriter;
import org.jspecify.annotations.Nullable;

/** Spark's spelling of names, strings and the few operators it writes its own way. */
final class SparkTextDialect extends SqlDialect {
  static final SparkTextDialect INSTANCE = new SparkTextDialect();

  private SparkTextDialect() {
    super(
        SqlDialect.EMPTY_CONTEXT
            .withDatabaseProduct(SqlDialect.DatabaseProduct.SPARK)
            .withIdentifierQuoteString("`")
            .withNullCollation(NullCollation.LOW)
            .withDataTypeSystem(SparkTypeSystem.INSTANCE));
  }

  @Override
  public StringBuilder quoteIdentifier(StringBuilder buffer, String name) {
    return buffer.append(SparkLexical.identifier(name));
  }

  @Override
  public StringBuilder quoteIdentifier(StringBuilder buffer, List<String> names) {
    String separator = "";
    for (String name : names) {
      buffer.append(separator).append(name.isEmpty() ? "*" : SparkLexical.identifier(name));
      separator = ".";
    }
    return buffer;
  }

  @Override
  public void quoteStringLiteral(StringBuilder buffer, @Nullable String charset, String value) {
    buffer.append(SparkLexical.string(value));
  }

  @Override
  public void quoteStringLiteralUnicode(StringBuilder buffer, String value) {
    buffer.append(SparkLexical.string(value));
  }

  @Override
  public void unparseSqlIntervalLiteral(
      SqlWriter writer, SqlIntervalLiteral literal, int leftPrec, int rightPrec) {
    SqlIntervalLiteral.IntervalValue interval =
        literal.getValueAs(SqlIntervalLiteral.IntervalValue.class);
    writer.keyword("INTERVAL");
    if (interval.getSign() < 0) {
      writer.print("-");
    }
    writer.literal(SparkLexical.string(interval.getIntervalLiteral()));
    unparseSqlIntervalQualifier(writer, interval.getIntervalQualifier(), SparkTypeSystem.INSTANCE);
  }

  @Override
  public RelDataTypeSystem getTypeSystem() {
    return SparkTypeSystem.INSTANCE;
  }

  @Override
  public boolean supportsCharSet() {
    return false;
  }

  @Override
  public void unparseOffsetFetch(
      SqlWriter writer, @Nullable SqlNode offset, @Nullable SqlNode fetch) {
    unparseFetchUsingLimit(writer, offset, fetch);
  }

  @Override
  public void unparseCall(SqlWriter writer, SqlCall call, int leftPrec, int rightPrec) {
    switch (call.getKind()) {
      case EXTRACT -> extract(writer, call);
      case IS_NOT_DISTINCT_FROM -> operands(writer, call, "<=>");
      case IS_DISTINCT_FROM -> {
        writer.keyword("NOT");
        infix(writer, call, "<=>");
      }
      case IN -> membership(writer, call, "IN");
      case NOT_IN -> membership(writer, call, "NOT IN");
      case BETWEEN -> between(writer, call);
      case BITNOT -> bitNot(writer, call);
      case OTHER_FUNCTION -> function(writer, call, leftPrec, rightPrec);
      default -> super.unparseCall(writer, call, leftPrec, rightPrec);
    }
  }

  /** Functions that the parser makes of operators become those operators again. */
  private void function(SqlWriter writer, SqlCall call, int leftPrec, int rightPrec) {
    switch (call.getOperator().getName().toLowerCase(Locale.ROOT)) {
      case "div" -> infix(writer, call, "DIV");
      case "bitor" -> infix(writer, call, "|");
      default -> super.unparseCall(writer, call, leftPrec, rightPrec);
    }
  }

  /** A list, or a query, which must not get parentheses twice: that would be one value. */
  private void membership(SqlWriter writer, SqlCall call, String words) {
    if (!(call.operand(1) instanceof SubqueryNode)) {
      super.unparseCall(writer, call, 0, 0);
      return;
    }
    SqlWriter.Frame frame = writer.startList("(", ")");
    call.operand(0).unparse(writer, 0, 0);
    writer.keyword(words);
    call.operand(1).unparse(writer, 0, 0);
    writer.endList(frame);
  }

  private static void between(SqlWriter writer, SqlCall call) {
    call.operand(0).unparse(writer, 0, 0);
    writer.keyword(call.getOperator().getName().startsWith("NOT") ? "NOT BETWEEN" : "BETWEEN");
    call.operand(1).unparse(writer, 0, 0);
    writer.keyword("AND");
    call.operand(2).unparse(writer, 0, 0);
  }

  private static void bitNot(SqlWriter writer, SqlCall call) {
    writer.print("~");
    call.operand(0).unparse(writer, 0, 0);
  }

  private static void extract(SqlWriter writer, SqlCall call) {
    SqlNode unit = call.operand(0);
    SqlWriter.Frame frame = writer.startFunCall("EXTRACT");
    if (unit instanceof SqlLiteral literal && literal.getValue() instanceof TimeUnitRange range) {
      writer.print(range.name());
      writer.setNeedWhitespace(true);
    } else {
      unit.unparse(writer, 0, 0);
    }
    writer.sep("FROM");
    call.operand(1).unparse(writer, 0, 0);
    writer.endFunCall(frame);
  }

  private static void infix(SqlWriter writer, SqlCall call, String symbol) {
    SqlWriter.Frame frame = writer.startList("(", ")");
    operands(writer, call, symbol);
    writer.endList(frame);
  }

  private static void operands(SqlWriter writer, SqlCall call, String symbol) {
    call.operand(0).unparse(writer, 0, 0);
    writer.print(symbol);
    writer.setNeedWhitespace(true);
    call.operand(1).unparse(writer, 0, 0);
  }
}
