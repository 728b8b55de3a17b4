// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlBinaryOperator;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlUnresolvedFunction;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.fun.SqlTrimFunction;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** Spark's operators and worded calls, each written as calls that Calcite has. */
final class SparkOperators {
  /** {@code a::INT}. */
  static final SqlOperator CAST =
      new Rewritten(
          "::", 94, (pos, value, type) -> SqlStdOperatorTable.CAST.createCall(pos, value, type));

  /** {@code a COLLATE unicode_ci}. */
  static final SqlOperator COLLATE = new Rewritten("COLLATE", 94, function("collate"));

  static final SqlOperator DIV = new Rewritten("DIV", 60, function("div"));

  // Spark's order, tightest first: * /, then + - ||, then shifts, &, ^, | and comparisons.
  // Calcite's
  // own operators bind in another order.
  static final SqlBinaryOperator PLUS = rebound(SqlStdOperatorTable.PLUS, 50);
  static final SqlBinaryOperator MINUS = rebound(SqlStdOperatorTable.MINUS, 50);
  static final SqlBinaryOperator CONCAT = rebound(SqlStdOperatorTable.CONCAT, 50);
  static final SqlBinaryOperator SHIFT_LEFT = new Rewritten("<<", 46, function("shiftleft"));
  static final SqlOperator SHIFT_RIGHT = new Rewritten(">>", 46, function("shiftright"));
  static final SqlOperator SHIFT_RIGHT_UNSIGNED =
      new Rewritten(">>>", 46, function("shiftrightunsigned"));
  static final SqlBinaryOperator BIT_AND = rebound(SqlStdOperatorTable.BITAND_OPERATOR, 44);
  static final SqlBinaryOperator BIT_XOR = rebound(SqlStdOperatorTable.BITXOR_OPERATOR, 42);
  static final SqlOperator BIT_OR = new Rewritten("|", 40, function("bitor"));

  /** As Calcite's LIKE has. */
  private static final int LIKE_PRECEDENCE = 32;

  private static final Set<String> DATE_ARITHMETIC =
      Set.of("DATEADD", "DATE_ADD", "DATEDIFF", "DATE_DIFF", "TIMESTAMPADD", "TIMESTAMPDIFF");
  private static final Set<String> UNITS =
      Set.of(
          "MICROSECOND",
          "MILLISECOND",
          "SECOND",
          "MINUTE",
          "HOUR",
          "DAY",
          "WEEK",
          "MONTH",
          "QUARTER",
          "YEAR");

  private SparkOperators() {}

  private interface Rewrite {
    SqlCall apply(SqlParserPos pos, SqlNode left, SqlNode right);
  }

  /** An infix operator that makes another call of its operands. */
  private static final class Rewritten extends SqlBinaryOperator {
    private final Rewrite rewrite;

    Rewritten(String name, int precedence, Rewrite rewrite) {
      super(name, SqlKind.OTHER, precedence, true, null, null, null);
      this.rewrite = rewrite;
    }

    @Override
    public SqlCall createCall(
        @Nullable SqlLiteral quantifier, SqlParserPos pos, @Nullable SqlNode... operands) {
      return rewrite.apply(pos, required(operands[0]), required(operands[1]));
    }

    private static SqlNode required(@Nullable SqlNode operand) {
      if (operand == null) {
        throw new IllegalArgumentException("an infix operator has two operands");
      }
      return operand;
    }
  }

  /** The same operator, binding as Spark's does. */
  private static SqlBinaryOperator rebound(SqlOperator operator, int precedence) {
    return new Rewritten(
        operator.getName(),
        precedence,
        (pos, left, right) -> operator.createCall(pos, left, right));
  }

  private static Rewrite function(String name) {
    return (pos, left, right) -> call(new SqlIdentifier(name, pos), List.of(left, right), pos);
  }

  private static SqlCall call(SqlIdentifier name, List<SqlNode> args, SqlParserPos pos) {
    return new SqlUnresolvedFunction(
            name, null, null, null, null, SqlFunctionCategory.USER_DEFINED_FUNCTION)
        .createCall(pos, args);
  }

  /** {@code LIKE ANY (…)}: true if one pattern matches. */
  static SqlOperator any(SqlOperator like) {
    return quantified(like, SqlStdOperatorTable.OR);
  }

  /** {@code LIKE ALL (…)}: true if every pattern matches. */
  static SqlOperator all(SqlOperator like) {
    return quantified(like, SqlStdOperatorTable.AND);
  }

  private static SqlOperator quantified(SqlOperator like, SqlOperator junction) {
    return new Rewritten(
        like.getName(),
        LIKE_PRECEDENCE,
        (pos, value, patterns) -> {
          List<SqlCall> calls = new ArrayList<>();
          for (SqlNode pattern : (SqlNodeList) patterns) {
            calls.add(like.createCall(pos, value, pattern));
          }
          return balanced(calls, junction, pos);
        });
  }

  /**
   * As deep as needed and no deeper: long lists must not exhaust the stack of those who walk it.
   */
  private static SqlCall balanced(List<SqlCall> calls, SqlOperator junction, SqlParserPos pos) {
    if (calls.size() == 1) {
      return calls.get(0);
    }
    int middle = calls.size() / 2;
    return junction.createCall(
        pos,
        balanced(calls.subList(0, middle), junction, pos),
        balanced(calls.subList(middle, calls.size()), junction, pos));
  }

  /** {@code GROUP BY ALL}: a list of {@link GroupByAll}'s call alone. */
  static SqlNodeList groupByAll(SqlParserPos word, SqlParserPos pos) {
    return new SqlNodeList(List.of(GroupByAll.OPERATOR.createCall(word)), pos);
  }

  /** {@code FROM t SELECT a}. */
  static SqlSelect fromFirst(SqlNode from, SqlSelect select) {
    if (select.getFrom() != null) {
      throw ParserErrors.unsupported(
          "A second FROM", "one FROM, before SELECT or after it", select.getParserPosition());
    }
    select.setFrom(from);
    return select;
  }

  /**
   * A query in the order of {@code SORT BY}.
   *
   * @param query without any order
   * @param ordered the same with ORDER BY and LIMIT, if it has them
   * @param within what it is sorted by
   */
  static SqlNode sorted(SqlNode query, SqlNode ordered, SqlNodeList within) {
    if (within.isEmpty()) {
      return ordered;
    }
    SqlParserPos pos = within.getParserPosition();
    ParserErrors.requireQuery(query, pos);
    return ordered != query && ordered instanceof SqlOrderBy order && order.orderList.isEmpty()
        ? new SqlOrderBy(pos, query, within, order.offset, order.fetch)
        : ordered == query ? new SqlOrderBy(pos, query, within, null, null) : ordered;
  }

  /** {@code VALUES (1) AS t(a)} where a query stands. */
  static SqlSelect selectAll(SqlNode table) {
    SqlParserPos pos = table.getParserPosition();
    SqlNodeList star = SqlNodeList.of(SqlIdentifier.star(pos));
    return new SqlSelect(
        pos, null, star, table, null, null, null, null, null, null, null, null, null);
  }

  /** {@code table TABLESAMPLE (n ROWS)}: as in Spark, the first rows that come. */
  static SqlOrderBy firstRows(SqlNode table, SqlNode rows, SqlParserPos pos) {
    return new SqlOrderBy(pos, selectAll(table), SqlNodeList.EMPTY, null, rows);
  }

  /** Such a sample that was given no alias goes by the name of its table. */
  static SqlNode underItsName(SqlNode sample, SqlNode table) {
    if (!(sample instanceof SqlOrderBy) || sample == table) {
      return sample;
    }
    @Nullable SqlNode name = null;
    if (table.getKind() == SqlKind.AS) {
      name = ((SqlCall) table).operand(1);
    } else if (table instanceof SqlIdentifier full) {
      name = new SqlIdentifier(full.names.get(full.names.size() - 1), full.getParserPosition());
    }
    return name == null
        ? sample
        : SqlStdOperatorTable.AS.createCall(sample.getParserPosition(), sample, name);
  }

  /** {@code left LATERAL VIEW [OUTER] call [alias] [AS columns]}. */
  static SqlJoin lateralView(
      SqlNode left,
      boolean outer,
      SqlNode call,
      @Nullable SqlIdentifier alias,
      List<SqlNode> columns,
      SqlParserPos pos) {
    SqlNode table = SqlStdOperatorTable.COLLECTION_TABLE.createCall(pos, call);
    SqlNode right = SqlStdOperatorTable.LATERAL.createCall(pos, table);
    if (alias != null || !columns.isEmpty()) {
      List<SqlNode> operands = new ArrayList<>();
      operands.add(right);
      operands.add(alias != null ? alias : new SqlIdentifier("lateral_view", pos));
      operands.addAll(columns);
      right = SqlStdOperatorTable.AS.createCall(pos, operands);
    }
    JoinConditionType conditionType = outer ? JoinConditionType.ON : JoinConditionType.NONE;
    return new SqlJoin(
        pos,
        left,
        SqlLiteral.createBoolean(false, pos),
        (outer ? JoinType.LEFT : JoinType.CROSS).symbol(pos),
        right,
        conditionType.symbol(pos),
        outer ? SqlLiteral.createBoolean(true, pos) : null);
  }

  static boolean isDateArithmetic(String name) {
    return DATE_ARITHMETIC.contains(name.toUpperCase(Locale.ROOT));
  }

  static boolean isUnit(String word) {
    return UNITS.contains(word.toUpperCase(Locale.ROOT));
  }

  /** {@code dateadd(DAY, 1, d)} and {@code datediff(DAY, a, b)}, under any of their names. */
  static SqlCall dateArithmetic(
      SqlIdentifier name, SqlIdentifier unit, SqlNode first, SqlNode second, SqlParserPos pos) {
    SqlOperator operator =
        name.getSimple().toUpperCase(Locale.ROOT).endsWith("ADD")
            ? SqlStdOperatorTable.TIMESTAMP_ADD
            : SqlStdOperatorTable.TIMESTAMP_DIFF;
    TimeUnit timeUnit = TimeUnit.valueOf(unit.getSimple().toUpperCase(Locale.ROOT));
    SqlIntervalQualifier qualifier =
        new SqlIntervalQualifier(timeUnit, null, unit.getParserPosition());
    return operator.createCall(pos, qualifier, first, second);
  }

  /** {@code FLOOR(t TO DAY)}; other worded calls have no {@code TO}. */
  static SqlCall rounding(SqlIdentifier name, List<SqlNode> args, SqlParserPos pos) {
    return switch (name.getSimple().toUpperCase(Locale.ROOT)) {
      case "FLOOR" -> SqlStdOperatorTable.FLOOR.createCall(pos, args);
      case "CEIL", "CEILING" -> SqlStdOperatorTable.CEIL.createCall(pos, args);
      default -> throw ParserErrors.wordInCall("TO", name);
    };
  }

  /** {@code OVERLAY(s PLACING p FROM 2 FOR 3)}. */
  static SqlCall overlay(SqlIdentifier name, List<SqlNode> args, SqlParserPos pos) {
    if (!name.getSimple().equalsIgnoreCase("OVERLAY")) {
      throw ParserErrors.wordInCall("PLACING", name);
    }
    return SqlStdOperatorTable.OVERLAY.createCall(pos, args);
  }

  /** {@code SUBSTRING(s FROM 2 FOR 3)} and {@code TRIM('x' FROM s)}. */
  static SqlCall from(SqlIdentifier name, List<SqlNode> args, SqlParserPos pos) {
    String function = name.getSimple().toUpperCase(Locale.ROOT);
    if (function.equals("SUBSTRING") || function.equals("SUBSTR")) {
      return SqlStdOperatorTable.SUBSTRING.createCall(pos, args);
    }
    if (function.equals("TRIM") && args.size() == 2) {
      SqlLiteral both = SqlTrimFunction.Flag.BOTH.symbol(SqlParserPos.ZERO);
      return SqlStdOperatorTable.TRIM.createCall(pos, both, args.get(0), args.get(1));
    }
    throw ParserErrors.wordInCall("FROM", name);
  }
}
