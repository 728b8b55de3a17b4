// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.WarehouseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.util.SqlShuttle;
import org.apache.calcite.sql.validate.SqlNameMatcher;
import org.apache.calcite.sql.validate.SqlNameMatchers;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.jspecify.annotations.Nullable;

/**
 * Groups that Spark and Calcite understand differently. Calcite takes a name in GROUP BY or HAVING
 * for a selected one first and a column second, Spark the other way round. Calcite drops a grouping
 * set that comes twice, and knows {@code grouping} without grouping sets: such queries are Spark's.
 */
final class GroupRules {
  private static final SqlNameMatcher NAMES = SqlNameMatchers.withCaseSensitive(false);

  private GroupRules() {}

  /**
   * @param columns knows the columns of the query's FROM
   */
  static void apply(SqlSelect select, SqlValidatorScope columns) {
    @Nullable SqlNodeList groups = select.getGroup();
    if (groups != null) {
      boolean sets = groups.stream().anyMatch(GroupRules::isSets);
      if (sets && !areDistinct(groups)) {
        throw spark(groups, "GROUP BY with grouping sets that may come twice");
      }
      if (!sets && callsGrouping(select)) {
        throw spark(groups, "grouping() without grouping sets");
      }
      select.setGroupBy((SqlNodeList) columnsFirst(groups, select, columns));
    }
    if (select.getHaving() != null) {
      select.setHaving(columnsFirst(select.getHaving(), select, columns));
    }
  }

  private static WarehouseException spark(SqlNode place, String what) {
    return PlannerErrors.unsupported(place, what, "Write the groups as a query of their own.");
  }

  private static boolean isSets(SqlNode group) {
    return switch (group.getKind()) {
      case ROLLUP, CUBE, GROUPING_SETS -> true;
      default -> false;
    };
  }

  /**
   * One ROLLUP or CUBE of different columns, or different sets of columns. One expression among
   * them differs from all columns; two may be the same written otherwise, and count as the same.
   */
  private static boolean areDistinct(SqlNodeList groups) {
    if (groups.size() != 1) {
      return false;
    }
    SqlCall sets = (SqlCall) groups.get(0);
    List<String> all = new ArrayList<>();
    for (SqlNode set : sets.getOperandList()) {
      if (sets.getKind() != SqlKind.GROUPING_SETS) {
        if (set instanceof SqlNodeList || set.getKind() == SqlKind.ROW) {
          return false;
        }
        all.add(column(set));
      } else {
        List<SqlNode> columns = set instanceof SqlNodeList list ? list.getList() : operands(set);
        all.add(columns.stream().map(GroupRules::column).sorted().toList().toString());
      }
    }
    Set<String> different = new HashSet<>(all);
    return different.size() == all.size();
  }

  private static List<SqlNode> operands(SqlNode set) {
    return set.getKind() == SqlKind.ROW ? ((SqlCall) set).getOperandList() : List.of(set);
  }

  /** A column's bare name, a question mark for any expression. */
  private static String column(SqlNode node) {
    return node instanceof SqlIdentifier name && !name.isStar()
        ? name.names.get(name.names.size() - 1).toLowerCase(Locale.ROOT)
        : "?";
  }

  private static boolean callsGrouping(SqlSelect select) {
    boolean[] found = {false};
    SqlBasicVisitor<@Nullable Void> calls =
        new SqlBasicVisitor<>() {
          @Override
          public @Nullable Void visit(SqlCall call) {
            String name = call.getOperator().getName();
            found[0] |= name.equalsIgnoreCase("grouping") || name.equalsIgnoreCase("grouping_id");
            return QueryBinder.isQuery(call) ? null : super.visit(call);
          }
        };
    select.getSelectList().accept(calls);
    if (select.getHaving() != null) {
      select.getHaving().accept(calls);
    }
    if (select.getOrderList() != null) {
      select.getOrderList().accept(calls);
    }
    return found[0];
  }

  /**
   * Names that are a column's and a selected expression's, qualified so that the column is meant.
   */
  private static SqlNode columnsFirst(SqlNode place, SqlSelect select, SqlValidatorScope columns) {
    return Objects.requireNonNull(
        place.accept(
            new SqlShuttle() {
              @Override
              public SqlNode visit(SqlIdentifier name) {
                boolean both =
                    name.isSimple()
                        && isOtherThing(name.getSimple(), select)
                        && columns.findQualifyingTableNames(name.getSimple(), name, NAMES).size()
                            == 1;
                return both ? columns.fullyQualify(name).identifier : name;
              }

              @Override
              public @Nullable SqlNode visit(SqlCall call) {
                return QueryBinder.isQuery(call) ? call : super.visit(call);
              }
            }));
  }

  /** Whether the query calls something else than a column of this name by it. */
  private static boolean isOtherThing(String name, SqlSelect select) {
    return select.getSelectList().stream()
        .filter(item -> item.getKind() == SqlKind.AS)
        .map(SqlCall.class::cast)
        .filter(as -> ((SqlIdentifier) as.operand(1)).getSimple().equalsIgnoreCase(name))
        .anyMatch(as -> !column(as.operand(0)).equalsIgnoreCase(name));
  }
}
