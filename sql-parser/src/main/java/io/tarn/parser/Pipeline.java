// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlStarExclude;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * Turns pipe operators into nested queries, one after the other. As long as nothing but FROM and
 * WHERE was said the query stays open, so that the aliases of its tables can be used.
 */
final class Pipeline {
  private final @Nullable SqlWith with;

  /** What is read, and which rows of it; absent once the query is closed. */
  private @Nullable SqlNode from;

  private @Nullable SqlNode where;
  private @Nullable SqlNode closed;

  /** The name under which the columns of the closed query are still known. */
  private @Nullable SqlIdentifier alias;

  private Pipeline(@Nullable SqlWith with) {
    this.with = with;
  }

  static Pipeline of(SqlNode query) {
    ParserErrors.requireQuery(query, query.getParserPosition());
    Pipeline pipeline = new Pipeline(query instanceof SqlWith with ? with : null);
    SqlNode body = query instanceof SqlWith with ? with.body : query;
    if (body.getKind() == SqlKind.EXPLICIT_TABLE) {
      pipeline.from(((SqlCall) body).operand(0));
    } else if (body instanceof SqlSelect select && isWhole(select)) {
      pipeline.from(Objects.requireNonNull(select.getFrom()));
    } else {
      pipeline.close(body, null);
    }
    return pipeline;
  }

  /** Whether a query is {@code SELECT * FROM …} and nothing else. */
  private static boolean isWhole(SqlSelect select) {
    SqlNodeList list = select.getSelectList();
    return select.getFrom() != null
        && list.size() == 1
        && list.get(0) instanceof SqlIdentifier star
        && star.isStar()
        && star.names.size() == 1
        && !select.isDistinct()
        && select.getWhere() == null
        && select.getGroup() == null
        && select.getHaving() == null
        && select.getQualify() == null;
  }

  /** The query so far. */
  SqlNode query() {
    SqlNode body = plain();
    return with == null ? body : new SqlWith(with.getParserPosition(), with.withList, body);
  }

  /** The query so far, without its WITH. */
  SqlNode plain() {
    return closed != null
        ? closed
        : select(List.of(SqlIdentifier.star(position())), position(), null);
  }

  private SqlParserPos position() {
    return Objects.requireNonNull(closed != null ? closed : from).getParserPosition();
  }

  private SqlSelect select(List<SqlNode> list, SqlParserPos pos, @Nullable SqlNodeList groupBy) {
    SqlNode source = closed != null ? source() : Objects.requireNonNull(from);
    @Nullable SqlNode condition = closed != null ? null : where;
    SqlNodeList items = new SqlNodeList(list, pos);
    return new SqlSelect(
        pos, null, items, source, condition, groupBy, null, null, null, null, null, null, null);
  }

  /** What stands in FROM for the query so far. */
  SqlNode source() {
    if (closed == null && where == null) {
      return Objects.requireNonNull(from);
    }
    @Nullable SqlIdentifier name = name();
    return name == null ? plain() : as(plain(), name);
  }

  /** The same as one table. */
  SqlNode single() {
    SqlNode source = source();
    return source.getKind() == SqlKind.JOIN ? plain() : source;
  }

  private static SqlNode as(SqlNode table, SqlIdentifier name) {
    return SqlStdOperatorTable.AS.createCall(table.getParserPosition(), table, name);
  }

  private @Nullable SqlIdentifier name() {
    if (closed != null) {
      return alias;
    }
    SqlNode table = Objects.requireNonNull(from);
    if (table instanceof VersionedTable versioned) {
      table = versioned.table();
    }
    if (table.getKind() == SqlKind.AS) {
      return ((SqlCall) table).operand(1);
    }
    return table instanceof SqlIdentifier full
        ? new SqlIdentifier(full.names.get(full.names.size() - 1), full.getParserPosition())
        : null;
  }

  void from(SqlNode table) {
    from = table;
    where = null;
    closed = null;
  }

  void sampled(SqlNode sample) {
    from(SparkOperators.underItsName(sample, single()));
  }

  private void close(SqlNode query, @Nullable SqlIdentifier name) {
    closed = query;
    alias = name;
    from = null;
    where = null;
  }

  void as(SqlIdentifier name) {
    from(as(plain(), name));
  }

  void where(SqlNode condition) {
    if (closed != null) {
      from(source());
    }
    where =
        where == null
            ? condition
            : SqlStdOperatorTable.AND.createCall(condition.getParserPosition(), where, condition);
  }

  void select(SqlSelect written) {
    if (written.getFrom() != null
        || written.getWhere() != null
        || written.getGroup() != null
        || written.getHaving() != null
        || written.getQualify() != null) {
      throw ParserErrors.unsupported(
          "Another clause in the pipe operator SELECT",
          "|> before it",
          written.getParserPosition());
    }
    List<SqlNode> items = written.getSelectList().getList();
    SqlSelect over = select(items, written.getParserPosition(), null);
    close(
        new PipedSelect(
            written.getParserPosition(),
            PipedSelect.Rule.EACH_ROW,
            items,
            (SqlNodeList) written.getOperandList().get(0),
            items,
            Objects.requireNonNull(over.getFrom()),
            over.getWhere(),
            null,
            written.getWindowList()),
        null);
  }

  void extend(List<SqlNode> items, SqlParserPos pos) {
    List<SqlNode> list = new ArrayList<>();
    list.add(SqlIdentifier.star(pos));
    list.addAll(items);
    close(piped(PipedSelect.Rule.EACH_ROW, items, list, null, pos), name());
  }

  private PipedSelect piped(
      PipedSelect.Rule rule,
      List<SqlNode> items,
      List<SqlNode> list,
      @Nullable SqlNodeList groupBy,
      SqlParserPos pos) {
    SqlSelect over = select(list, pos, groupBy);
    return new PipedSelect(
        pos,
        rule,
        items,
        null,
        list,
        Objects.requireNonNull(over.getFrom()),
        over.getWhere(),
        groupBy,
        null);
  }

  void set(List<SqlNode> assignments, SqlParserPos pos) {
    @Nullable SqlIdentifier name = name();
    SqlNode changed = new PipeSet(source(), new SqlNodeList(assignments, pos), pos);
    from(name == null ? changed : as(changed, name));
  }

  void drop(List<SqlNode> columns, SqlParserPos pos) {
    SqlNode rest = new SqlStarExclude(pos, SqlIdentifier.star(pos), new SqlNodeList(columns, pos));
    close(select(List.of(rest), pos, null), name());
  }

  void combine(SqlOperator operator, SqlNode other, SqlParserPos pos) {
    close(operator.createCall(pos, plain(), other), null);
  }

  /**
   * @param ordered the query so far with ORDER BY, LIMIT or OFFSET
   */
  void ordered(SqlNode ordered) {
    @Nullable SqlIdentifier name = name();
    boolean limitsOrder =
        ordered instanceof SqlOrderBy outer
            && outer.orderList.isEmpty()
            && outer.query instanceof SqlOrderBy inner
            && inner.fetch == null
            && inner.offset == null;
    if (limitsOrder) {
      SqlOrderBy outer = (SqlOrderBy) ordered;
      SqlOrderBy inner = (SqlOrderBy) outer.query;
      close(
          new SqlOrderBy(
              outer.getParserPosition(), inner.query, inner.orderList, outer.offset, outer.fetch),
          name);
    } else {
      close(nested(ordered), name);
    }
  }

  /** A query that is ordered already must be a table to be ordered again. */
  private static SqlNode nested(SqlNode ordered) {
    return ordered instanceof SqlOrderBy outer && outer.query instanceof SqlOrderBy inner
        ? new SqlOrderBy(
            outer.getParserPosition(),
            SparkOperators.selectAll(inner),
            outer.orderList,
            outer.offset,
            outer.fetch)
        : ordered;
  }

  void aggregate(List<SqlNode> items, List<SqlNode> keys, SqlParserPos pos) {
    if (items.isEmpty() && keys.isEmpty()) {
      throw ParserErrors.unsupported("AGGREGATE of nothing", "aggregates, GROUP BY or both", pos);
    }
    List<SqlNode> expressions = new ArrayList<>();
    for (SqlNode key : keys) {
      SqlNode value = key.getKind() == SqlKind.AS ? ((SqlCall) key).operand(0) : key;
      if (value instanceof SqlNumericLiteral) {
        throw ParserErrors.unsupported(
            "A number in GROUP BY after |>", "the column's name", value.getParserPosition());
      }
      expressions.add(value);
    }
    List<SqlNode> list = new ArrayList<>(keys);
    list.addAll(items);
    @Nullable SqlNodeList groupBy = keys.isEmpty() ? null : new SqlNodeList(expressions, pos);
    close(piped(PipedSelect.Rule.AGGREGATES, items, list, groupBy, pos), null);
  }
}
