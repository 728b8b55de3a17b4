// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.FunctionName;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLambda;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/**
 * Puts arguments into a body so that they mean there what they mean at the call. Where that cannot
 * be, the call is refused.
 */
final class FunctionCapture {
  private static final Set<String> DIFFERENT_EACH_TIME =
      Set.of(
          "monotonically_increasing_id",
          "rand",
          "randn",
          "random",
          "randstr",
          "shuffle",
          "uniform",
          "uuid");

  private final FunctionName function;
  private final @Nullable FromScope scope;
  private final SqlParserPos pos;

  FunctionCapture(FunctionName function, @Nullable FromScope scope, SqlParserPos pos) {
    this.function = function;
    this.scope = scope;
    this.pos = pos;
  }

  SqlNode replaced(SqlNode body) {
    Set<String> names = FunctionNames.of(body);
    IdentityHashMap<SqlNode, SqlNode> values = new IdentityHashMap<>();
    for (FunctionArgument.Use use : FunctionArgument.uses(body)) {
      SqlNode value = use.argument().value();
      boolean again = values.containsKey(value);
      if (again && calls(value, DIFFERENT_EACH_TIME)) {
        throw FunctionErrors.usedTwice(function, pos);
      }
      values.putIfAbsent(value, value);
      if (use.place() == FunctionArgument.Place.AMONG_NAMES) {
        checkSpelling(use.argument(), names);
        values.put(value, qualified(value, names));
      }
    }
    return FunctionArgument.replaced(body, value -> Objects.requireNonNull(values.get(value)));
  }

  /** A column goes before a parameter, so a bare name must not be both. */
  private void checkSpelling(FunctionArgument argument, Set<String> names) {
    String word = argument.spelling().get(0);
    if (argument.spelling().size() == 1 && names.contains(word.toLowerCase(Locale.ROOT))) {
      throw FunctionErrors.ambiguous(function, word, argument.getParserPosition());
    }
  }

  private SqlNode qualified(SqlNode value, Set<String> names) {
    List<SqlIdentifier> taken = new ArrayList<>();
    boolean[] scoped = new boolean[1];
    value.accept(
        new SqlBasicVisitor<@Nullable Void>() {
          @Override
          public @Nullable Void visit(SqlIdentifier name) {
            if (!(name instanceof FunctionArgument)
                && names.contains(name.names.get(0).toLowerCase(Locale.ROOT))) {
              taken.add(name);
            }
            return null;
          }

          @Override
          public @Nullable Void visit(SqlCall call) {
            scoped[0] |= call instanceof SubqueryNode || call instanceof SqlLambda;
            return super.visit(call);
          }
        });
    if (isOfRows(value)) {
      throw FunctionErrors.aggregateArgument(function, pos);
    }
    if (scoped[0] && !taken.isEmpty()) {
      throw FunctionErrors.captured(function, taken.get(0));
    }
    return taken.isEmpty() ? value : qualified(value, names, taken);
  }

  private SqlNode qualified(SqlNode value, Set<String> names, List<SqlIdentifier> taken) {
    Optional<String> source = scope == null ? Optional.empty() : scope.onlySource();
    boolean simple = taken.stream().allMatch(SqlIdentifier::isSimple);
    if (!simple || source.isEmpty() || names.contains(key(source.get()))) {
      throw FunctionErrors.captured(function, taken.get(0));
    }
    return Objects.requireNonNull(
        value.accept(
            new SqlShuttle() {
              @Override
              public @Nullable SqlNode visit(SqlIdentifier name) {
                return taken.contains(name)
                    ? new SqlIdentifier(
                        List.of(source.get(), name.getSimple()), name.getParserPosition())
                    : name;
              }
            }));
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static boolean calls(SqlNode node, Set<String> functions) {
    return has(node, call -> functions.contains(key(call.getOperator().getName())));
  }

  /** Whether an expression is computed from many rows. */
  static boolean isOfRows(SqlNode node) {
    return has(
        node,
        call ->
            call.getKind() == SqlKind.OVER
                || SparkOperators.isAggregate(call.getOperator().getName()));
  }

  /** Does not look into queries. */
  private static boolean has(SqlNode node, java.util.function.Predicate<SqlCall> which) {
    boolean[] found = new boolean[1];
    node.accept(
        new SqlBasicVisitor<@Nullable Void>() {
          @Override
          public @Nullable Void visit(SqlCall call) {
            if (call instanceof SubqueryNode || QueryBinder.isQuery(call)) {
              return null;
            }
            found[0] |= which.test(call);
            return super.visit(call);
          }
        });
    return found[0];
  }
}
