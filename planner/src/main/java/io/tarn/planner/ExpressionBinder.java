// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLambda;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlUnknownLiteral;
import org.apache.calcite.sql.SqlUnresolvedFunction;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/** Binds expressions: parameters become values, column names lose catalog and schema. */
final class ExpressionBinder extends SqlShuttle {
  /** What expressions may draw on besides tables. */
  interface Context {
    /** The value of a parameter, or empty to leave the marker. */
    Optional<SqlNode> parameter(SqlDynamicParam marker);

    /** The value of a call such as {@code current_user()}, which only the session knows. */
    Optional<SqlNode> sessionValue(SqlNode call);

    /** What a name stands for that is no column's, or empty. */
    Optional<SqlNode> variable(SqlIdentifier name);

    /** Whether a call is of a function that a user has made. */
    boolean isUserFunction(SqlCall call);

    /**
     * The expression that a user's function stands for, or empty if it is none.
     *
     * @param arguments bound
     * @param scope where the call stands
     */
    Optional<SqlNode> userFunction(
        SqlCall call, List<SqlNode> arguments, @Nullable FromScope scope);
  }

  private final QueryBinder queries;
  private final Context context;
  private final QueryNames names;
  private final @Nullable FromScope scope;
  private final Set<String> hiding;

  ExpressionBinder(
      QueryBinder queries, Context context, QueryNames names, @Nullable FromScope scope) {
    this(queries, context, names, scope, Set.of());
  }

  private ExpressionBinder(
      QueryBinder queries,
      Context context,
      QueryNames names,
      @Nullable FromScope scope,
      Set<String> hiding) {
    this.queries = queries;
    this.context = context;
    this.names = names;
    this.scope = scope;
    this.hiding = hiding;
  }

  SqlNode bind(SqlNode node) {
    return Objects.requireNonNull(node.accept(this));
  }

  @Nullable SqlNode optional(@Nullable SqlNode node) {
    return node == null ? null : bind(node);
  }

  SqlNodeList list(SqlNodeList nodes) {
    return (SqlNodeList) bind(nodes);
  }

  SqlNode operands(SqlCall call) {
    CallCopyingArgHandler copy = new CallCopyingArgHandler(call, false);
    call.getOperator().acceptCall(this, call, false, copy);
    return copy.result();
  }

  @Override
  public @Nullable SqlNode visit(SqlCall call) {
    if (QueryBinder.isQuery(call)) {
      return SubqueryNode.of(queries.query(call, names, scope));
    }
    if (call instanceof SqlCase branches) {
      checkConditions(branches);
    }
    return context.sessionValue(call).orElseGet(() -> bound(call));
  }

  private SqlNode bound(SqlCall call) {
    if (context.isUserFunction(call)) {
      List<SqlNode> arguments = ((SqlCall) operands(call)).getOperandList();
      return context.userFunction(call, arguments, scope).orElseThrow();
    }
    return switch (call.getKind()) {
      case AS, DOT, ARGUMENT_ASSIGNMENT -> withFirst(call);
      case OVER -> call.operand(1) instanceof SqlIdentifier ? withFirst(call) : operands(call);
      case LAMBDA -> lambda((SqlLambda) call);
      default -> operands(call);
    };
  }

  /** What stands after the first operand are names of their own. */
  private SqlNode withFirst(SqlCall call) {
    List<SqlNode> operands = new ArrayList<>(call.getOperandList());
    operands.set(0, bind(operands.get(0)));
    return call.getOperator().createCall(call.getParserPosition(), operands);
  }

  /** In its body a lambda's parameters hide what else has their names. */
  private SqlNode lambda(SqlLambda lambda) {
    Set<String> hidden = new HashSet<>(hiding);
    for (SqlNode parameter : lambda.getParameters()) {
      hidden.add(((SqlIdentifier) parameter).getSimple().toLowerCase(Locale.ROOT));
    }
    ExpressionBinder inner = new ExpressionBinder(queries, context, names, scope, hidden);
    return new SqlLambda(
        lambda.getParserPosition(), lambda.getParameters(), inner.bind(lambda.getExpression()));
  }

  @Override
  public @Nullable SqlNode visit(SqlIdentifier name) {
    if (!hiding.contains(name.names.get(0).toLowerCase(Locale.ROOT))) {
      Optional<SqlNode> variable = context.variable(name);
      if (variable.isPresent()) {
        return variable.get();
      }
    }
    if (name.isSimple() && !name.isComponentQuoted(0) && isNiladic(name.getSimple())) {
      return visit(call(name));
    }
    if (scope != null && !name.isStar() && scope.isAmbiguous(name.names)) {
      throw PlannerErrors.ambiguousTable(name);
    }
    if (name.names.size() < 3 || scope == null) {
      return name;
    }
    return scope
        .shortened(name.names)
        .map(shorter -> (SqlNode) new SqlIdentifier(shorter, name.getParserPosition()))
        .orElse(name);
  }

  @Override
  public @Nullable SqlNode visit(SqlDynamicParam marker) {
    return context.parameter(marker).orElse(marker);
  }

  @Override
  public @Nullable SqlNode visit(SqlLiteral literal) {
    if (literal instanceof SqlUnknownLiteral temporal) {
      return TemporalLiteral.of(temporal);
    }
    return literal instanceof SqlNumericLiteral number ? exact(number) : literal;
  }

  /** Calcite's grammar takes a list of values after WHEN, also where there is none to compare. */
  private static void checkConditions(SqlCase branches) {
    if (branches.getValueOperand() != null) {
      return;
    }
    for (SqlNode condition : branches.getWhenOperands()) {
      if (condition instanceof SqlNodeList several) {
        throw PlannerErrors.invalid(
            several.get(0).getParserPosition(),
            "WHEN takes one condition. Join several with AND or OR, or name a value after CASE.");
      }
    }
  }

  /** Functions that Spark lets be called without parentheses. */
  static boolean isNiladic(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "current_date", "current_timestamp", "current_user", "session_user", "user" -> true;
      default -> false;
    };
  }

  private static SqlCall call(SqlIdentifier name) {
    return new SqlUnresolvedFunction(
            name, null, null, null, null, SqlFunctionCategory.USER_DEFINED_FUNCTION)
        .createCall(name.getParserPosition());
  }

  /** Spark counts no zero before the point: 0.06 is DECIMAL(2,2). */
  private static SqlNode exact(SqlNumericLiteral number) {
    String text = number.toValue();
    return number.isInteger() || !text.startsWith("0.")
        ? number
        : SqlLiteral.createExactNumeric(text.substring(1), number.getParserPosition());
  }
}
