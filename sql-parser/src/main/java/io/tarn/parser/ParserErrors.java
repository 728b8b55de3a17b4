// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

import io.tarn.api.ErrorCode;
import io.tarn.api.SourcePosition;
import io.tarn.api.TagCondition;
import io.tarn.api.WarehouseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** Every way in which text is no statement. */
final class ParserErrors {
  private ParserErrors() {}

  static SourcePosition position(SqlParserPos pos) {
    return new SourcePosition(Math.max(1, pos.getLineNum()), Math.max(1, pos.getColumnNum()));
  }

  static WarehouseException syntax(String message, @Nullable SourcePosition position) {
    return WarehouseException.at(ErrorCode.PARSE_SYNTAX_ERROR, message, position);
  }

  private static WarehouseException syntax(String message, SqlParserPos pos) {
    return syntax(message, position(pos));
  }

  static WarehouseException tooLong(int length, int limit) {
    return syntax(
        "The statement has "
            + length
            + " characters; at most "
            + limit
            + " are allowed. Load large data with COPY INTO instead of literals",
        (SourcePosition) null);
  }

  static WarehouseException tooDeep(@Nullable SourcePosition position) {
    return syntax(
        "The statement nests too deeply; at most "
            + StatementParser.MAX_DEPTH
            + " brackets may be open at once. Use WITH to name its parts",
        position);
  }

  static WarehouseException tooComplex() {
    return syntax(
        "The statement nests or chains too many expressions; split it with WITH, and use IN for long"
            + " lists of OR",
        (SourcePosition) null);
  }

  static WarehouseException empty() {
    return syntax("The statement is empty; write one statement", new SourcePosition(1, 1));
  }

  static WarehouseException several(SourcePosition second) {
    return syntax(
        "More than one statement; another starts here. Send statements one at a time", second);
  }

  static WarehouseException unclosed(String what, SourcePosition position) {
    String end =
        switch (what) {
          case "comment" -> "*/";
          case "string" -> "the same quote";
          default -> "the same quote or back-tick";
        };
    return syntax("The " + what + " that starts here never ends; close it with " + end, position);
  }

  static WarehouseException unsupported(String what, String instead, SqlParserPos pos) {
    return unsupported(what, instead, position(pos));
  }

  static WarehouseException unsupported(String what, String instead, SourcePosition position) {
    return WarehouseException.at(
        ErrorCode.UNSUPPORTED_FEATURE, what + " is not supported; use " + instead, position);
  }

  /** Files outside the warehouse are nobody's to change: their directory would get a log. */
  static WarehouseException conversion(SqlParserPos pos) {
    return unsupported(
        "CONVERT TO DELTA, which makes a table of files outside the warehouse's own directories,",
        "CREATE TABLE and COPY INTO, which copy what is in the files",
        pos);
  }

  static WarehouseException foreignFunction(SqlParserPos pos) {
    return unsupported(
        "A function that is not an expression in SQL", "RETURN and an expression", pos);
  }

  static WarehouseException unknownType(String name, SqlParserPos pos) {
    String known =
        Arrays.stream(SparkType.values()).map(SparkType::sqlName).collect(Collectors.joining(", "));
    return syntax(
        "'" + name + "' is not a data type; known are " + known + ", ARRAY, MAP, STRUCT", pos);
  }

  static WarehouseException lengthMissing(SparkType type, SqlParserPos pos) {
    return syntax(
        type.sqlName() + " needs a length of at least 1, such as " + type.sqlName() + "(10)", pos);
  }

  static WarehouseException typeArguments(SparkType type, SqlParserPos pos) {
    return syntax(type.sqlName() + " takes no such arguments; leave out the parentheses", pos);
  }

  static WarehouseException numberInName(String name, SqlParserPos pos) {
    return syntax(
        "'" + name + "' begins with a digit; put it into backticks, or a space after the number",
        pos);
  }

  static WarehouseException timeDigits(SqlParserPos pos) {
    return syntax("TIME takes the digits of its seconds, 0 to 6, as in TIME(3)", pos);
  }

  static WarehouseException decimalRange(int precision, int scale, SqlParserPos pos) {
    return syntax(
        "DECIMAL("
            + precision
            + ", "
            + scale
            + ") is out of range; precision goes from 1 to 38 and scale from 0 to the precision",
        pos);
  }

  static WarehouseException numberRange(SparkType type, String image, SqlParserPos pos) {
    return syntax(image + " is out of the range of " + type.sqlName() + "; use a larger type", pos);
  }

  static WarehouseException binaryDigits(SqlParserPos pos) {
    return syntax("A binary literal holds hexadecimal digits only, as in X'1F'", pos);
  }

  static TagCondition requireTagFunction(
      SqlIdentifier function, String tag, @Nullable String value) {
    String name = function.getSimple().toLowerCase(Locale.ROOT).replace("_", "");
    if (!name.equals(value == null ? "hastag" : "hastagvalue")) {
      throw syntax(
          "A condition on tags is made of has_tag('name') and has_tag_value('name', 'value'), with"
              + " AND, OR, NOT and parentheses",
          function.getParserPosition());
    }
    return new TagCondition.Tagged(tag, Optional.ofNullable(value));
  }

  static WarehouseException maskedColumn(SqlParserPos pos) {
    return syntax(
        "COLUMN MASK needs ON COLUMN with an alias of MATCH COLUMNS, and ROW FILTER has none", pos);
  }

  static WarehouseException intervalUnit(String word, SqlParserPos pos) {
    return syntax(
        "'"
            + word
            + "' is not a unit of an interval; use YEAR, QUARTER, MONTH, WEEK, DAY, HOUR, MINUTE,"
            + " SECOND, MILLISECOND or MICROSECOND",
        pos);
  }

  static WarehouseException intervalText(String text, SqlParserPos pos) {
    return syntax(
        "'" + text + "' is not an interval; write numbers with units, as in '1 day 2 hours'", pos);
  }

  static WarehouseException wordInCall(String word, SqlIdentifier function) {
    return syntax(
        "The arguments of " + function + " are not parted by " + word + "; use commas",
        function.getParserPosition());
  }

  static WarehouseException twice(String what, SqlParserPos pos) {
    return syntax("The " + what + " is given twice; leave one out", pos);
  }

  static void requireNo(boolean given, String clause, String statement, SqlParserPos pos) {
    if (given) {
      throw syntax(statement + " takes no " + clause + "; leave it out", pos);
    }
  }

  static WarehouseException grantDirection(AccessAction.Direction direction, SqlParserPos pos) {
    return syntax(
        direction == AccessAction.Direction.GRANT
            ? "GRANT gives TO somebody; write TO"
            : "REVOKE takes FROM somebody; write FROM",
        pos);
  }

  static WarehouseException replaceIfNotExists(SqlParserPos pos) {
    return syntax("OR REPLACE and IF NOT EXISTS contradict each other; leave one out", pos);
  }

  /** Only queries are ordered and piped. */
  static void requireQuery(SqlNode node, SqlParserPos pos) {
    if (!node.isA(SqlKind.QUERY)) {
      throw syntax("This stands after an expression; write it after a query", pos);
    }
  }

  static WarehouseException namelessCheck(SqlParserPos pos) {
    return syntax("A CHECK needs a name; write CONSTRAINT name CHECK (…)", pos);
  }

  static WarehouseException tableWithoutColumns(SqlParserPos pos) {
    return syntax("CREATE TABLE needs columns in parentheses, or AS and a query", pos);
  }

  static WarehouseException columnsAndQuery(SqlParserPos pos) {
    return syntax(
        "CREATE TABLE takes its columns from the query after AS; leave out the column list", pos);
  }

  static WarehouseException foreignKeyArity(int own, int referenced, SqlParserPos pos) {
    return syntax(
        "The foreign key has " + own + " columns but refers to " + referenced + "; name as many",
        pos);
  }

  static WarehouseException filesAndPattern(SqlParserPos pos) {
    return syntax("COPY INTO takes FILES or PATTERN, not both; leave one out", pos);
  }
}
