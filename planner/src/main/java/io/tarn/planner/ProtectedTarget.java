// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.PolicyCall;
import io.tarn.api.Privilege;
import io.tarn.api.Securable;
import io.tarn.api.TableEntry;
import io.tarn.api.TablePolicies;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/**
 * A table that UPDATE, DELETE or MERGE changes, as its policies let its caller change it: rows that
 * a filter hides stay as they are, and what is stored in masked columns decides nothing.
 */
final class ProtectedTarget {
  private final TableEntry.DeltaTable table;
  private final TablePolicies policies;
  private final String alias;
  private final Optional<String> filter;
  private final boolean manages;
  private Optional<String> source = Optional.empty();

  ProtectedTarget(
      Statement statement, TableEntry.DeltaTable table, String alias, SqlParserPos pos) {
    this.table = table;
    this.alias = alias;
    this.policies = statement.names().policies(table);
    this.manages = statement.names().may(Privilege.MANAGE, Securable.table(table.name()));
    this.filter =
        new ProtectedTables(statement, 0, FunctionFrame.NONE)
            .filter(table, policies, alias, pos)
            .map(
                condition -> {
                  AllowedFunctions.check(condition);
                  return SparkSql.text(condition);
                });
  }

  /** Takes names under the alias of what MERGE reads for that one's. */
  void reads(SqlNode using) {
    if (using.getKind() == SqlKind.AS) {
      source = Optional.of(((SqlCall) using).operand(1).toString());
    } else if (using instanceof SqlIdentifier name) {
      source = Optional.of(name.names.get(name.names.size() - 1));
    }
    // Spark takes pay.x for the field of a column where the source pay has no column x.
    source = source.filter(name -> !name.equalsIgnoreCase(alias) && policies.mask(name).isEmpty());
  }

  /**
   * What chooses rows, kept to those the caller may see.
   *
   * @param condition Spark's text, if there is a condition
   */
  Optional<String> visible(Optional<String> condition) {
    return filter.isEmpty()
        ? condition
        // CASE, because AND promises no order and the condition may fail for what is hidden.
        : condition
            .map(given -> "CASE WHEN " + filter.get() + " THEN " + given + " ELSE false END")
            .or(() -> filter);
  }

  /**
   * What joins the rows of a MERGE. Equations stay outside the CASE, so that it can be a hash join:
   * their side of the target is NULL for hidden rows, which equals nothing and fails nowhere.
   */
  String joined(SqlNode condition, Function<SqlNode, String> text) {
    if (filter.isEmpty()) {
      return text.apply(condition);
    }
    List<String> parts = new ArrayList<>();
    List<String> rest = new ArrayList<>();
    for (SqlNode part : conjunctions(condition)) {
      Optional<String> equation = equation(part, text);
      equation.ifPresentOrElse(parts::add, () -> rest.add("(" + text.apply(part) + ")"));
    }
    parts.add(
        visible(rest.isEmpty() ? Optional.empty() : Optional.of(String.join(" AND ", rest)))
            .orElseThrow());
    return parts.stream().map(part -> "(" + part + ")").collect(Collectors.joining(" AND "));
  }

  private Optional<String> equation(SqlNode node, Function<SqlNode, String> text) {
    if (node.getKind() != SqlKind.EQUALS) {
      return Optional.empty();
    }
    SqlNode left = ((SqlCall) node).operand(0);
    SqlNode right = ((SqlCall) node).operand(1);
    if (isOurs(left) && isSources(right)) {
      return Optional.of(shown(left, text) + " = " + text.apply(right));
    }
    return isSources(left) && isOurs(right)
        ? Optional.of(text.apply(left) + " = " + shown(right, text))
        : Optional.empty();
  }

  private String shown(SqlNode column, Function<SqlNode, String> text) {
    return "CASE WHEN " + filter.orElseThrow() + " THEN " + text.apply(column) + " END";
  }

  private boolean isOurs(SqlNode node) {
    return node instanceof SqlIdentifier name
        && name.names.size() == 2
        && name.names.get(0).equalsIgnoreCase(alias);
  }

  private boolean isSources(SqlNode node) {
    return node instanceof SqlIdentifier name
        && name.names.size() == 2
        && source.filter(name.names.get(0)::equalsIgnoreCase).isPresent();
  }

  private static List<SqlNode> conjunctions(SqlNode condition) {
    if (condition.getKind() != SqlKind.AND) {
      return List.of(condition);
    }
    List<SqlNode> parts = new ArrayList<>();
    ((SqlCall) condition).getOperandList().forEach(part -> parts.addAll(conjunctions(part)));
    return parts;
  }

  /**
   * Refuses an expression that may read a masked column: one that has its name anywhere, or all
   * columns.
   */
  void requireUnmasked(SqlNode expression) {
    if (!policies.isEmpty()) {
      FileFacts.refuse(expression);
    }
    if (policies.columnMasks().isEmpty()) {
      return;
    }
    expression.accept(
        new SqlBasicVisitor<@Nullable Void>() {
          @Override
          public @Nullable Void visit(SqlCall call) {
            boolean countsRows =
                call.getOperator().getName().equalsIgnoreCase("count")
                    && call.operandCount() == 1
                    && call.operand(0) instanceof SqlIdentifier name
                    && name.isStar();
            return countsRows ? null : super.visit(call);
          }

          @Override
          public @Nullable Void visit(SqlIdentifier name) {
            check(name);
            return null;
          }
        });
  }

  private void check(SqlIdentifier name) {
    boolean ofSource =
        name.names.size() > 1 && source.filter(name.names.get(0)::equalsIgnoreCase).isPresent();
    if (ofSource) {
      return;
    }
    if (name.isStar()) {
      throw PolicyErrors.maskedColumn(
          table.name(), policies.columnMasks().keySet().iterator().next(), name);
    }
    for (String part : name.names) {
      if (policies.mask(part).isPresent()) {
        throw PolicyErrors.maskedColumn(table.name(), part, name);
      }
    }
  }

  /**
   * Refuses to change what a mask looks at beside its own column.
   *
   * @param column what is given a value; empty for all columns
   */
  void requireNotLookedAt(Optional<SqlIdentifier> column, SqlNode place) {
    if (manages) {
      return;
    }
    for (Map.Entry<String, PolicyCall> mask : policies.columnMasks().entrySet()) {
      for (String looked : mask.getValue().columns()) {
        boolean changed =
            column.map(name -> name.names.stream().anyMatch(looked::equalsIgnoreCase)).orElse(true);
        if (changed && !looked.equalsIgnoreCase(mask.getKey())) {
          throw PolicyErrors.readByMask(table.name(), looked, place);
        }
      }
    }
  }
}
