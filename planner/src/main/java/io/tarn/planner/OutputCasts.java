// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlStarExclude;
import org.apache.calcite.sql.SqlStarReplace;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * Pins the types of a query's result: each computed column whose type depends on its arguments is
 * cast to the type the planner promised, so that what Spark delivers is what was declared. Columns
 * passed through from tables stay as they are.
 */
final class OutputCasts {
  private static final Set<SqlKind> CERTAIN =
      Set.of(
          SqlKind.COUNT,
          SqlKind.CAST,
          SqlKind.SAFE_CAST,
          SqlKind.EQUALS,
          SqlKind.NOT_EQUALS,
          SqlKind.LESS_THAN,
          SqlKind.LESS_THAN_OR_EQUAL,
          SqlKind.GREATER_THAN,
          SqlKind.GREATER_THAN_OR_EQUAL,
          SqlKind.AND,
          SqlKind.OR,
          SqlKind.NOT,
          SqlKind.IS_NULL,
          SqlKind.IS_NOT_NULL,
          SqlKind.IN,
          SqlKind.NOT_IN,
          SqlKind.EXISTS,
          SqlKind.BETWEEN,
          SqlKind.LIKE,
          SqlKind.ROW_NUMBER);

  private enum Place {
    TOP,
    BRANCH
  }

  private final List<RelDataType> types;
  private final List<@Nullable List<String>> origins;

  private OutputCasts(ValidatedQuery query) {
    this.types = query.rowType().getFieldList().stream().map(RelDataTypeField::getType).toList();
    SqlNode body = query.validated() instanceof SqlWith with ? with.body : query.validated();
    this.origins = query.validator().getFieldOrigins(body);
  }

  /** The bound query with its result's types pinned. */
  static SqlNode apply(ValidatedQuery query) {
    OutputCasts casts = new OutputCasts(query);
    return casts.query(query.bound(), Place.TOP);
  }

  private SqlNode query(SqlNode node, Place place) {
    return switch (node.getKind()) {
      case SELECT -> select((SqlSelect) node, place);
      case ORDER_BY -> {
        SqlOrderBy order = (SqlOrderBy) node;
        // Spark finds an expression to order a DISTINCT query by only if it is selected as it
        // stands.
        yield DistinctOrder.ordersByExpression(order) && isDistinct(order.query)
            ? order
            : new SqlOrderBy(
                order.getParserPosition(),
                query(order.query, place),
                order.orderList,
                order.offset,
                order.fetch);
      }
      case WITH -> {
        SqlWith with = (SqlWith) node;
        yield new SqlWith(with.getParserPosition(), with.withList, query(with.body, place));
      }
      case UNION, INTERSECT, EXCEPT -> branches((SqlCall) node);
      case VALUES -> values((SqlCall) node, place);
      default -> node;
    };
  }

  private static boolean isDistinct(SqlNode node) {
    return node instanceof SqlSelect select && select.isDistinct();
  }

  private SqlNode branches(SqlCall call) {
    List<SqlNode> branches = new ArrayList<>();
    call.getOperandList().forEach(branch -> branches.add(query(branch, Place.BRANCH)));
    return call.getOperator().createCall(call.getParserPosition(), branches);
  }

  private SqlNode values(SqlCall values, Place place) {
    List<SqlNode> rows = new ArrayList<>();
    for (SqlNode row : values.getOperandList()) {
      SqlCall call = (SqlCall) row;
      List<SqlNode> cells = new ArrayList<>();
      for (int i = 0; i < call.operandCount(); i++) {
        cells.add(pinned(call.operand(i), i, place));
      }
      rows.add(call.getOperator().createCall(call.getParserPosition(), cells));
    }
    return values.getOperator().createCall(values.getParserPosition(), rows);
  }

  private SqlNode select(SqlSelect select, Place place) {
    SqlNodeList items = select.getSelectList();
    long stars = items.stream().filter(OutputCasts::isStar).count();
    SqlSelect copy = (SqlSelect) select.clone(select.getParserPosition());
    if (stars == 1 && items.size() == 1) {
      if (!(items.get(0) instanceof SqlIdentifier)) {
        // A star without some columns: those of the query it reads are others than these.
        return select;
      }
      copy.setFrom(derived(select.getFrom(), place));
      return copy;
    }
    if (stars > 1) {
      return select;
    }
    int width = types.size() - items.size() + 1;
    List<SqlNode> pinned = new ArrayList<>();
    int column = 0;
    for (SqlNode item : items) {
      pinned.add(isStar(item) ? item : pinned(Objects.requireNonNull(item), column, place));
      column += isStar(item) ? width : 1;
    }
    copy.setSelectList(new SqlNodeList(pinned, items.getParserPosition()));
    return copy;
  }

  /** Whether a selected item stands for any number of columns. */
  static boolean isStar(@Nullable SqlNode item) {
    return item instanceof SqlStarExclude
        || item instanceof SqlStarReplace
        || (item instanceof SqlIdentifier name && name.isStar());
  }

  /** The query a {@code SELECT *} reads, pinned in its place. */
  private @Nullable SqlNode derived(@Nullable SqlNode from, Place place) {
    if (from == null) {
      return null;
    }
    if (from.getKind() == SqlKind.AS && QueryBinder.isQuery(((SqlCall) from).operand(0))) {
      SqlCall as = (SqlCall) from;
      List<SqlNode> operands = new ArrayList<>(as.getOperandList());
      operands.set(0, query(operands.get(0), place));
      return as.getOperator().createCall(as.getParserPosition(), operands);
    }
    return QueryBinder.isQuery(from) ? query(from, place) : from;
  }

  private SqlNode pinned(SqlNode item, int column, Place place) {
    if (item.getKind() == SqlKind.AS) {
      SqlCall as = (SqlCall) item;
      SqlNode value = as.operand(0);
      return isCertain(value, column, place)
          ? item
          : as.getOperator()
              .createCall(
                  as.getParserPosition(),
                  SparkTypeName.cast(value, types.get(column)),
                  as.operand(1));
    }
    if (isCertain(item, column, place)) {
      return item;
    }
    SqlNode cast = SparkTypeName.cast(item, types.get(column));
    return item instanceof SqlIdentifier name
        ? org.apache.calcite.sql.fun.SqlStdOperatorTable.AS.createCall(
            item.getParserPosition(),
            cast,
            new SqlIdentifier(name.names.get(name.names.size() - 1), item.getParserPosition()))
        : cast;
  }

  private boolean isCertain(SqlNode node, int column, Place place) {
    RelDataType type = types.get(column);
    if (SparkTypes.isOpaque(type)) {
      return true;
    }
    if (place == Place.BRANCH) {
      // The branches' types meet in the result's; each is cast so that they meet where promised.
      return false;
    }
    if (node instanceof SqlIdentifier) {
      return origins.get(column) != null;
    }
    if (node instanceof SqlLiteral literal) {
      return literal.getTypeName() != SqlTypeName.NULL;
    }
    return node instanceof SqlCall call
        && (CERTAIN.contains(call.getKind())
            || (call.getOperator() instanceof SqlFunction function
                && SparkOperators.hasFixedResult(function.getName())));
  }
}
