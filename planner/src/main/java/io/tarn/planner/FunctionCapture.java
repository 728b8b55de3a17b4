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

  private final Statement statement;
  private final FunctionName function;
  private final @Nullable FromScope scope;
  private final SqlParserPos pos;

  FunctionCapture(
      Statement statement, FunctionName function, @Nullable FromScope scope, SqlParserPos pos) {
    this.statement = statement;
    this.function = function;
    this.scope = scope;
    this.pos = pos;
  }

  SqlNode replaced(SqlNode body) {
    FunctionNames names = FunctionNames.of(body);
    IdentityHashMap<SqlNode, SqlNode> values = new IdentityHashMap<>();
    IdentityHashMap<SqlNode, FunctionArgument.Place> places = new IdentityHashMap<>();
    for (FunctionArgument.Use use : FunctionArgument.uses(body)) {
      SqlNode value = use.argument().value();
      boolean again = values.containsKey(value);
      if (again && calls(value, DIFFERENT_EACH_TIME)) {
        throw FunctionErrors.usedTwice(function, pos);
      }
      values.putIfAbsent(value, value);
      if (use.place() != FunctionArgument.Place.ALONE) {
        checkSpelling(use.argument(), names);
      }
      places.merge(value, use.place(), (a, b) -> a.compareTo(b) > 0 ? a : b);
    }
    places.forEach((value, place) -> values.put(value, placed(value, place, names)));
    return FunctionArgument.replaced(body, value -> Objects.requireNonNull(values.get(value)));
  }

  /** An argument as it must be for the place that knows most names of those it stands in. */
  private SqlNode placed(SqlNode value, FunctionArgument.Place place, FunctionNames names) {
    if (place == FunctionArgument.Place.ALONE) {
      return value;
    }
    if (isOfRows(value)) {
      throw FunctionErrors.aggregateArgument(function, pos);
    }
    return place == FunctionArgument.Place.IN_QUERY
        ? new CallerNames(statement, function, scope, names).qualified(value)
        : qualified(value, names);
  }

  /** A column goes before a parameter, so a bare name must not be both. */
  private void checkSpelling(FunctionArgument argument, FunctionNames names) {
    String word = argument.spelling().get(0);
    if (argument.spelling().size() == 1 && names.contains(word)) {
      throw FunctionErrors.ambiguous(function, word, argument.getParserPosition());
    }
  }

  /** A lambda knows its parameters besides what is known around it, and no more. */
  private SqlNode qualified(SqlNode value, FunctionNames names) {
    List<SqlIdentifier> taken = new ArrayList<>();
    boolean[] scoped = new boolean[1];
    value.accept(
        new SqlBasicVisitor<@Nullable Void>() {
          @Override
          public @Nullable Void visit(SqlIdentifier name) {
            if (!(name instanceof FunctionArgument) && names.contains(name.names.get(0))) {
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
    if (scoped[0] && !taken.isEmpty()) {
      throw FunctionErrors.captured(function, taken.get(0));
    }
    return taken.isEmpty() ? value : qualified(value, names, taken);
  }

  private SqlNode qualified(SqlNode value, FunctionNames names, List<SqlIdentifier> taken) {
    Optional<String> source = scope == null ? Optional.empty() : scope.onlySource();
    boolean simple = taken.stream().allMatch(SqlIdentifier::isSimple);
    if (!simple || source.isEmpty() || names.contains(source.get())) {
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
