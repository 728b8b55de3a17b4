// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.parser.PipedSelect;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlStarExclude;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites a parsed query so that it means the same to Calcite and to Spark whatever the session's
 * state: tables become pinned versions, views their queries, column names lose what Spark would not
 * know, unnamed columns get the names Spark gives them. Only what this class knows gets through.
 */
final class QueryBinder {
  private final FromBinder from;
  private final ExpressionBinder.Context context;

  QueryBinder(FromBinder.Tables tables, ExpressionBinder.Context context) {
    this.from = new FromBinder(tables, this);
    this.context = context;
  }

  /** Binds a whole statement's query. */
  SqlNode bind(SqlNode query) {
    return query(query, QueryNames.NONE, null);
  }

  /** Binds an expression that stands outside any query, such as a value to insert. */
  SqlNode expression(SqlNode node) {
    return expressions(QueryNames.NONE, null).bind(node);
  }

  /** What stands after USING in a MERGE, as in a FROM clause. */
  SqlNode source(SqlNode node, FromScope scope) {
    return from.bind(node, QueryNames.NONE, scope);
  }

  /** A SELECT of items over a table that is bound already. */
  SqlSelect over(SqlNodeList items, SqlNode table) {
    SqlParserPos pos = items.getParserPosition();
    SqlNodeList bound = selectList(items, expressions(QueryNames.NONE, null));
    return new SqlSelect(
        pos, null, bound, table, null, null, null, null, null, null, null, null, null);
  }

  SqlNode query(SqlNode node, QueryNames names, @Nullable FromScope outer) {
    return switch (node.getKind()) {
      case SELECT -> select((SqlSelect) node, names, outer).select();
      case ORDER_BY -> orderBy(OrderAll.expanded((SqlOrderBy) node), names, outer);
      case WITH -> with((SqlWith) node, names, outer);
      case UNION, INTERSECT, EXCEPT -> operands((SqlCall) node, names, outer);
      case VALUES -> InlineTables.checked(expressions(names, outer).operands((SqlCall) node));
      case EXPLICIT_TABLE -> explicitTable((SqlCall) node, names, outer);
      default ->
          throw PlannerErrors.unsupported(
              node, "This kind of query (" + node.getKind() + ")", "Write it as SELECT.");
    };
  }

  private SqlNode operands(SqlCall call, QueryNames names, @Nullable FromScope outer) {
    List<SqlNode> bound = new ArrayList<>();
    for (SqlNode operand : call.getOperandList()) {
      bound.add(query(operand, names, outer));
    }
    return call.getOperator().createCall(call.getParserPosition(), bound);
  }

  private SqlNode with(SqlWith with, QueryNames names, @Nullable FromScope outer) {
    QueryNames known = names;
    List<SqlNode> items = new ArrayList<>();
    Set<String> own = new HashSet<>();
    for (SqlNode node : with.withList) {
      SqlWithItem item = (SqlWithItem) node;
      if (!own.add(item.name.getSimple().toLowerCase(Locale.ROOT))) {
        throw PlannerErrors.invalid(
            item.name.getParserPosition(),
            "WITH has two queries named " + item.name + ". Give each a name of its own.");
      }
      QueryNames after = known.with(item.name.getSimple());
      boolean recursive = item.recursive.booleanValue();
      SqlNode query = query(item.query, recursive ? after : known, outer);
      items.add(
          new SqlWithItem(
              item.getParserPosition(), item.name, item.columnList, query, item.recursive));
      known = after;
    }
    return new SqlWith(
        with.getParserPosition(),
        new SqlNodeList(items, with.withList.getParserPosition()),
        query(with.body, known, outer));
  }

  private SqlNode orderBy(SqlOrderBy order, QueryNames names, @Nullable FromScope outer) {
    SqlNode query;
    FromScope scope = new FromScope(outer);
    if (order.query instanceof SqlSelect select) {
      Bound bound = select(select, names, outer);
      query = bound.select();
      scope = bound.scope();
    } else {
      query = query(order.query, names, outer);
    }
    DistinctOrder.requirePositive(order.orderList);
    ExpressionBinder expressions = expressions(names, scope);
    return new SqlOrderBy(
        order.getParserPosition(),
        query,
        expressions.list(DistinctOrder.ordinals(order)),
        expressions.optional(order.offset),
        expressions.optional(order.fetch));
  }

  private record Bound(SqlSelect select, FromScope scope) {}

  private Bound select(SqlSelect select, QueryNames names, @Nullable FromScope outer) {
    if (select instanceof PipedSelect piped) {
      PipeRules.check(piped);
    }
    FromScope scope = new FromScope(outer);
    @Nullable SqlNode source =
        select.getFrom() == null
            ? null
            : from.bind(Objects.requireNonNull(select.getFrom()), names, scope);
    ExpressionBinder expressions = expressions(names, scope);
    @Nullable SqlNodeList group = GroupAll.expanded(select);
    @Nullable SqlNodeList order = select.getOrderList();
    SqlSelect bound =
        new SqlSelect(
            select.getParserPosition(),
            keywords(select),
            selectList(select.getSelectList(), expressions),
            source,
            expressions.optional(select.getWhere()),
            group == null ? null : expressions.list(group),
            expressions.optional(select.getHaving()),
            expressions.list(select.getWindowList()),
            expressions.optional(select.getQualify()),
            order == null ? null : expressions.list(order),
            expressions.optional(select.getOffset()),
            expressions.optional(select.getFetch()),
            // Hints change no result, and Spark's planner needs none of them to be right.
            null);
    return new Bound(bound, scope);
  }

  private static @Nullable SqlNodeList keywords(SqlSelect select) {
    return (SqlNodeList) select.getOperandList().get(0);
  }

  private SqlNodeList selectList(SqlNodeList items, ExpressionBinder expressions) {
    List<SqlNode> bound = new ArrayList<>();
    for (SqlNode item : items) {
      if (item instanceof SqlStarExclude star) {
        bound.add(new StarExcept(star));
      } else {
        SqlNode node = expressions.bind(Objects.requireNonNull(item));
        bound.add(needsName(item) ? named(node, generated(item)) : node);
      }
    }
    return new SqlNodeList(bound, items.getParserPosition());
  }

  private static boolean needsName(SqlNode item) {
    return switch (item.getKind()) {
      case AS -> false;
      case IDENTIFIER -> {
        SqlIdentifier name = (SqlIdentifier) item;
        yield name.isSimple()
            && !name.isComponentQuoted(0)
            && ExpressionBinder.isNiladic(name.getSimple());
      }
      default -> item instanceof SqlCall || item instanceof SqlLiteral;
    };
  }

  /** A name must not hold what Spark would replace; this one nobody chose. */
  private static String generated(SqlNode item) {
    return SparkColumnNames.of(item).replace("${", "$ {");
  }

  private static SqlNode named(SqlNode node, String name) {
    SqlParserPos pos = node.getParserPosition();
    return SqlStdOperatorTable.AS.createCall(pos, node, new GeneratedName(name, pos));
  }

  private SqlNode explicitTable(SqlCall call, QueryNames names, @Nullable FromScope outer) {
    SqlParserPos pos = call.getParserPosition();
    SqlNode table = from.bind(call.operand(0), names, new FromScope(outer));
    SqlNodeList star = new SqlNodeList(List.of(SqlIdentifier.star(pos)), pos);
    return new SqlSelect(
        pos, null, star, table, null, null, null, null, null, null, null, null, null);
  }

  ExpressionBinder expressions(QueryNames names, @Nullable FromScope scope) {
    return new ExpressionBinder(this, context, names, scope);
  }

  /** Whether a node is a query, so that it has names of its own. */
  static boolean isQuery(SqlNode node) {
    return node.isA(SqlKind.QUERY) && node.getKind() != SqlKind.INSERT;
  }
}
