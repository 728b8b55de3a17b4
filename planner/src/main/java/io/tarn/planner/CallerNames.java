// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.FunctionName;
import io.tarn.api.WarehouseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLambda;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/**
 * Makes each name in an argument one that only the caller's tables can mean, so that the argument
 * can stand in a function's query. That query reads with the owner's rights: a name it knew would
 * show the caller what it must not see. What is not proven to be the caller's is refused.
 */
final class CallerNames extends SqlShuttle {
  private final Statement statement;
  private final FunctionName function;
  private final @Nullable FromScope scope;
  private final FunctionNames inside;
  private final Set<String> hidden = new HashSet<>();

  /**
   * @param scope where the call stands
   * @param inside the names the function's queries know
   */
  CallerNames(
      Statement statement, FunctionName function, @Nullable FromScope scope, FunctionNames inside) {
    this.statement = statement;
    this.function = function;
    this.scope = scope;
    this.inside = inside;
  }

  SqlNode qualified(SqlNode value) {
    return Objects.requireNonNull(value.accept(this));
  }

  @Override
  public @Nullable SqlNode visit(SqlIdentifier name) {
    String first = name.names.get(0);
    if (name instanceof FunctionArgument || hidden.contains(key(first))) {
      return name;
    }
    if (!inside.isComplete()) {
      throw FunctionErrors.namesUnknown(function, name);
    }
    boolean ofSource = name.names.size() > 1 && scope != null && scope.isSource(first);
    Optional<String> source = scope == null ? Optional.empty() : scope.onlySource();
    String table = ofSource ? first : source.orElse("");
    if (name.isStar() || table.isEmpty() || inside.mayKnow(table)) {
      throw FunctionErrors.captured(function, name);
    }
    if (ofSource) {
      return name;
    }
    List<String> names = new ArrayList<>(List.of(table));
    names.addAll(name.names);
    return new SqlIdentifier(names, name.getParserPosition());
  }

  @Override
  public @Nullable SqlNode visit(SqlCall call) {
    if (call instanceof SubqueryNode || QueryBinder.isQuery(call)) {
      requireAlone(call);
      return call;
    }
    return switch (call.getKind()) {
      case AS, DOT, ARGUMENT_ASSIGNMENT -> withFirst(call);
      case LAMBDA -> lambda((SqlLambda) call);
      default -> super.visit(call);
    };
  }

  private SqlNode withFirst(SqlCall call) {
    List<SqlNode> operands = new ArrayList<>(call.getOperandList());
    operands.set(0, qualified(operands.get(0)));
    return call.getOperator().createCall(call.getParserPosition(), operands);
  }

  private SqlNode lambda(SqlLambda lambda) {
    Set<String> before = Set.copyOf(hidden);
    lambda.getParameters().forEach(name -> hidden.add(key(name.toString())));
    SqlNode body = qualified(lambda.getExpression());
    hidden.retainAll(before);
    return new SqlLambda(lambda.getParserPosition(), lambda.getParameters(), body);
  }

  /** A name that a query does not find in its own tables it would look for in the function's. */
  private void requireAlone(SqlCall call) {
    SqlNode query = call instanceof SubqueryNode subquery ? subquery.query() : call;
    if (EngineOnlyNode.in(query).isPresent()) {
      throw FunctionErrors.queryArgument(function, call);
    }
    try {
      SqlNode alone = FunctionArgument.replaced(query, FunctionText::unknownValue);
      ValidatedQuery unused = statement.validation().validate(alone);
    } catch (WarehouseException e) {
      throw FunctionErrors.queryArgument(function, call);
    }
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
