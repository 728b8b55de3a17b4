// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.TableEntry;
import io.tarn.api.TablePolicies;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
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
  private Optional<String> source = Optional.empty();

  ProtectedTarget(
      Statement statement, TableEntry.DeltaTable table, String alias, SqlParserPos pos) {
    this.table = table;
    this.alias = alias;
    this.policies = statement.names().policies(table);
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
    source = source.filter(name -> !name.equalsIgnoreCase(alias));
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

  /** What joins the rows of a MERGE; equations stay outside, so that it can be a hash join. */
  String joined(SqlNode condition, java.util.function.Function<SqlNode, String> text) {
    if (filter.isEmpty()) {
      return text.apply(condition);
    }
    List<String> parts = new ArrayList<>();
    Optional<String> rest = Optional.empty();
    for (SqlNode part : conjunctions(condition)) {
      if (isEquation(part)) {
        parts.add(text.apply(part));
      } else {
        String more = "(" + text.apply(part) + ")";
        rest = Optional.of(rest.map(before -> before + " AND " + more).orElse(more));
      }
    }
    parts.add(visible(rest).orElseThrow());
    return parts.stream().map(part -> "(" + part + ")").collect(Collectors.joining(" AND "));
  }

  private static List<SqlNode> conjunctions(SqlNode condition) {
    if (condition.getKind() != SqlKind.AND) {
      return List.of(condition);
    }
    List<SqlNode> parts = new ArrayList<>();
    ((SqlCall) condition).getOperandList().forEach(part -> parts.addAll(conjunctions(part)));
    return parts;
  }

  private static boolean isEquation(SqlNode node) {
    return node instanceof SqlCall call
        && call.getKind() == SqlKind.EQUALS
        && call.getOperandList().stream()
            .allMatch(side -> side instanceof SqlIdentifier || side instanceof SqlLiteral);
  }

  /**
   * Refuses an expression that may read a masked column: one that has its name anywhere, or all
   * columns.
   */
  void requireUnmasked(SqlNode expression) {
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
}
