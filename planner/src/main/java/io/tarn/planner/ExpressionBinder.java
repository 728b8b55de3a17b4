// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
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
  }

  private final QueryBinder queries;
  private final Context context;
  private final QueryNames names;
  private final @Nullable FromScope scope;

  ExpressionBinder(
      QueryBinder queries, Context context, QueryNames names, @Nullable FromScope scope) {
    this.queries = queries;
    this.context = context;
    this.names = names;
    this.scope = scope;
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
    return context.sessionValue(call).orElseGet(() -> operands(call));
  }

  @Override
  public @Nullable SqlNode visit(SqlIdentifier name) {
    if (name.isSimple() && !name.isComponentQuoted(0) && isNiladic(name.getSimple())) {
      return visit(call(name));
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
