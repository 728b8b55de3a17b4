// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlUnresolvedFunction;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/**
 * The functions Spark may be asked to run: those of the reviewed list {@code
 * allowed-functions.txt}. Nothing is forbidden by name; what is not listed is refused.
 */
final class AllowedFunctions {
  private static final Set<String> NAMES = names("");
  private static final Set<String> AGGREGATES = names("aggregate");

  private AllowedFunctions() {}

  private static Set<String> names(String kind) {
    return ResourceLines.of("allowed-functions.txt").stream()
        .filter(line -> line.contains(kind))
        .map(line -> line.split(" ", 2)[0])
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether a function folds many rows into one. */
  static boolean isAggregate(String name) {
    return AGGREGATES.contains(name.toLowerCase(Locale.ROOT));
  }

  /** Refuses a tree that calls any other function. */
  static void check(SqlNode node) {
    node.accept(
        new SqlBasicVisitor<@Nullable Void>() {
          @Override
          public @Nullable Void visit(SqlCall call) {
            if (call.getOperator() instanceof SqlUnresolvedFunction function) {
              check(function, call);
            }
            return super.visit(call);
          }
        });
  }

  private static void check(SqlUnresolvedFunction function, SqlCall call) {
    @Nullable SqlIdentifier name = function.getSqlIdentifier();
    List<String> parts = name == null ? List.of(function.getName()) : name.names;
    if (parts.size() != 1 || !contains(parts.get(0))) {
      throw PlannerErrors.functionNotFound(String.join(".", parts), call.getParserPosition());
    }
  }

  static boolean contains(String name) {
    return NAMES.contains(name.toLowerCase(Locale.ROOT));
  }

  /** All names, for hints. */
  static Set<String> names() {
    return NAMES;
  }
}
