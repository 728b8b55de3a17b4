// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner.duckdb;

import io.tarn.api.ColumnCondition;
import io.tarn.api.ColumnCondition.Comparison;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.DateString;
import org.jspecify.annotations.Nullable;

/**
 * Conditions of the form column, comparison, constant, and the scans whose columns they are about.
 * Misses some, never invents one.
 */
final class ScanConditions {
  private final IdentityHashMap<TableScan, List<ColumnCondition>> found = new IdentityHashMap<>();

  List<ColumnCondition> of(TableScan scan) {
    return found.getOrDefault(scan, List.of());
  }

  void add(Filter filter) {
    for (RexNode part : RelOptUtil.conjunctions(filter.getCondition())) {
      if (part instanceof RexCall call && call.getOperands().size() == 2) {
        RexNode left = call.getOperands().get(0);
        RexNode right = call.getOperands().get(1);
        add(filter.getInput(), call.getKind(), left, right);
        add(filter.getInput(), call.getKind().reverse(), right, left);
      }
    }
  }

  private void add(RelNode input, SqlKind kind, RexNode column, RexNode constant) {
    @Nullable Comparison comparison = comparison(kind);
    @Nullable Object value = value(column, constant);
    if (comparison != null && value != null && column instanceof RexInputRef reference) {
      trace(input, reference.getIndex(), comparison, value);
    }
  }

  private static @Nullable Comparison comparison(SqlKind kind) {
    return switch (kind) {
      case EQUALS -> Comparison.EQUAL;
      case LESS_THAN -> Comparison.LESS;
      case LESS_THAN_OR_EQUAL -> Comparison.LESS_OR_EQUAL;
      case GREATER_THAN -> Comparison.GREATER;
      case GREATER_THAN_OR_EQUAL -> Comparison.GREATER_OR_EQUAL;
      default -> null;
    };
  }

  private static @Nullable Object value(RexNode column, RexNode constant) {
    SqlTypeName type = column.getType().getSqlTypeName();
    if (constant instanceof RexCall cast
        && cast.isA(SqlKind.CAST)
        && type == SqlTypeName.DATE
        && cast.getType().getSqlTypeName() == SqlTypeName.DATE
        && cast.getOperands().get(0) instanceof RexLiteral text
        && DuckdbTypes.isText(text.getType())) {
      @Nullable String day = RexLiteral.stringValue(text);
      return day != null && day.matches("[0-9]{4}-[01][0-9]-[0-2][0-9]")
          ? LocalDate.parse(day)
          : null;
    }
    if (!(constant instanceof RexLiteral literal) || literal.isNull()) {
      return null;
    }
    return switch (type) {
      case TINYINT, SMALLINT, INTEGER, BIGINT ->
          DuckdbTypes.isWhole(literal.getType()) ? literal.getValueAs(Long.class) : null;
      case VARCHAR ->
          DuckdbTypes.isText(literal.getType()) ? RexLiteral.stringValue(literal) : null;
      case DECIMAL ->
          DuckdbTypes.isDecimal(literal.getType()) || DuckdbTypes.isWhole(literal.getType())
              ? literal.getValueAs(BigDecimal.class)
              : null;
      case DATE -> {
        @Nullable DateString day =
            literal.getType().getSqlTypeName() == SqlTypeName.DATE
                ? literal.getValueAs(DateString.class)
                : null;
        yield day == null ? null : LocalDate.parse(day.toString());
      }
      default -> null;
    };
  }

  private void trace(RelNode rel, int index, Comparison comparison, Object value) {
    if (rel instanceof TableScan scan) {
      String name = scan.getRowType().getFieldList().get(index).getName();
      found
          .computeIfAbsent(scan, any -> new ArrayList<>())
          .add(new ColumnCondition(name, comparison, value));
    } else if (rel instanceof Filter filter) {
      trace(filter.getInput(), index, comparison, value);
    } else if (rel instanceof Project project && !project.containsOver()) {
      if (project.getProjects().get(index) instanceof RexInputRef passed) {
        trace(project.getInput(), passed.getIndex(), comparison, value);
      }
    } else if (rel instanceof Join join) {
      int leftWidth = join.getLeft().getRowType().getFieldCount();
      JoinRelType type = join.getJoinType();
      if (index < leftWidth && !type.generatesNullsOnLeft()) {
        trace(join.getLeft(), index, comparison, value);
      } else if (index >= leftWidth && type == JoinRelType.INNER) {
        trace(join.getRight(), index - leftWidth, comparison, value);
      }
    }
  }
}
