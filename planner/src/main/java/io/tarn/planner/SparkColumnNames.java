// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlBinaryOperator;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlPostfixOperator;
import org.apache.calcite.sql.SqlPrefixOperator;
import org.apache.calcite.sql.SqlUnknownLiteral;
import org.apache.calcite.sql.fun.SqlCase;
import org.jspecify.annotations.Nullable;

/**
 * The name Spark gives a column that has none: the expression, spelled Spark's way, such as {@code
 * count(1)} or {@code (a + b)}.
 */
final class SparkColumnNames {
  /** Functions the parser makes of operators. */
  private static final Map<String, String> INFIX =
      Map.of(
          "div", "div",
          "bitor", "|",
          "shiftleft", "<<",
          "shiftright", ">>",
          "shiftrightunsigned", ">>>");

  private SparkColumnNames() {}

  static String of(SqlNode node) {
    if (node instanceof SqlIdentifier identifier) {
      return identifier.isStar() ? "*" : column(identifier);
    }
    if (node instanceof SqlUnknownLiteral temporal) {
      return TemporalLiteral.text(temporal);
    }
    if (node instanceof SqlLiteral literal) {
      return literal(literal);
    }
    if (node instanceof SqlCase choice) {
      return choice(choice);
    }
    if (node instanceof SqlNodeList list) {
      return list(list);
    }
    if (node instanceof SqlCall call) {
      return QueryBinder.isQuery(call) ? "scalarsubquery()" : call(call);
    }
    return SparkSql.pretty(node);
  }

  private static String column(SqlIdentifier name) {
    String last = name.names.get(name.names.size() - 1);
    boolean call =
        name.isSimple() && !name.isComponentQuoted(0) && ExpressionBinder.isNiladic(last);
    return call ? last.toLowerCase(Locale.ROOT) + "()" : last;
  }

  private static String literal(SqlLiteral literal) {
    return switch (literal.getTypeName()) {
      case CHAR, VARCHAR -> Objects.requireNonNull(literal.toValue());
      case NULL -> "NULL";
      case BOOLEAN -> literal.booleanValue() ? "true" : "false";
      default -> SparkSql.pretty(literal);
    };
  }

  private static String call(SqlCall call) {
    List<SqlNode> operands = call.getOperandList();
    return switch (call.getKind()) {
      case CAST, SAFE_CAST -> cast(call);
      case IN, NOT_IN -> membership(call);
      case BETWEEN -> negated(call, "between(" + list(operands) + ")");
      case LIKE, RLIKE -> like(call);
      case IS_DISTINCT_FROM ->
          "(NOT (" + of(operands.get(0)) + " <=> " + of(operands.get(1)) + "))";
      case EXISTS -> "exists()";
      case BITNOT -> "~" + of(operands.get(0));
      case FILTER -> of(operands.get(0)) + " FILTER (WHERE " + of(operands.get(1)) + ")";
      case OVER -> of(operands.get(0)) + " OVER " + SparkSql.pretty(operands.get(1));
      case AS -> of(operands.get(0));
      case EXTRACT -> "extract(" + of(operands.get(0)) + " FROM " + of(operands.get(1)) + ")";
      case WITHIN_GROUP, INTERVAL, TRIM, POSITION, ROW, DESCENDING -> SparkSql.pretty(call);
      case ITEM -> of(operands.get(0)) + "[" + of(operands.get(1)) + "]";
      default -> operator(call);
    };
  }

  /** Spark names a cast column like the column. */
  private static String cast(SqlCall call) {
    SqlNode value = call.operand(0);
    if (value instanceof SqlIdentifier) {
      return of(value);
    }
    String type = SparkSql.pretty(call.operand(1)).replace(" (", "(").replace(", ", ",");
    String name = call.getOperator().getName().startsWith("TRY") ? "TRY_CAST(" : "CAST(";
    return name + of(value) + " AS " + type + ")";
  }

  private static String like(SqlCall call) {
    String name = call.getOperator().getName().replace("NOT ", "");
    List<SqlNode> operands = call.getOperandList();
    String text =
        switch (name) {
          case "RLIKE" -> "RLIKE(" + list(operands) + ")";
          case "ILIKE" -> "ilike(" + list(operands) + ")";
          default -> of(operands.get(0)) + " LIKE " + of(operands.get(1));
        };
    return negated(call, text);
  }

  private static String negated(SqlCall call, String text) {
    return call.getOperator().getName().startsWith("NOT") ? "(NOT " + text + ")" : text;
  }

  private static String operator(SqlCall call) {
    List<SqlNode> operands = call.getOperandList();
    String name = call.getOperator().getName();
    if (INFIX.containsKey(name.toLowerCase(Locale.ROOT)) && operands.size() == 2) {
      String symbol = Objects.requireNonNull(INFIX.get(name.toLowerCase(Locale.ROOT)));
      return "(" + of(operands.get(0)) + " " + symbol + " " + of(operands.get(1)) + ")";
    }
    if (call.getOperator() instanceof SqlFunction) {
      return name.toLowerCase(Locale.ROOT) + "(" + quantifier(call) + arguments(operands) + ")";
    }
    if (call.getOperator() instanceof SqlBinaryOperator && operands.size() == 2) {
      return "(" + of(operands.get(0)) + " " + symbol(name) + " " + of(operands.get(1)) + ")";
    }
    if (call.getOperator() instanceof SqlPrefixOperator && operands.size() == 1) {
      return prefix(call, name);
    }
    if (call.getOperator() instanceof SqlPostfixOperator && operands.size() == 1) {
      return "(" + of(operands.get(0)) + " " + name + ")";
    }
    return SparkSql.pretty(call);
  }

  private static String prefix(SqlCall call, String name) {
    SqlNode operand = call.operand(0);
    return name.equals("-") && operand instanceof SqlLiteral
        ? "-" + of(operand)
        : "(" + name + " " + of(operand) + ")";
  }

  private static String symbol(String name) {
    return switch (name) {
      case "<>" -> "!=";
      case "IS NOT DISTINCT FROM" -> "<=>";
      case "DIV" -> "div";
      default -> name;
    };
  }

  private static String quantifier(SqlCall call) {
    @Nullable SqlLiteral quantifier =
        call instanceof SqlBasicCall basic ? basic.getFunctionQuantifier() : null;
    return quantifier != null && "DISTINCT".equalsIgnoreCase(quantifier.toValue())
        ? "DISTINCT "
        : "";
  }

  private static String arguments(List<SqlNode> operands) {
    boolean star = operands.size() == 1 && operands.get(0) instanceof SqlIdentifier i && i.isStar();
    return star ? "1" : list(operands);
  }

  private static String list(Iterable<SqlNode> nodes) {
    return java.util.stream.StreamSupport.stream(nodes.spliterator(), false)
        .map(SparkColumnNames::of)
        .collect(Collectors.joining(", "));
  }

  private static String membership(SqlCall call) {
    SqlNode set = call.operand(1);
    String text =
        "("
            + of(call.operand(0))
            + " IN ("
            + (set instanceof SqlNodeList list ? list(list) : "listquery()")
            + "))";
    return negated(call, text);
  }

  private static String choice(SqlCase choice) {
    StringBuilder text = new StringBuilder("CASE");
    @Nullable SqlNode value = choice.getValueOperand();
    for (int i = 0; i < choice.getWhenOperands().size(); i++) {
      String when = of(choice.getWhenOperands().get(i));
      text.append(" WHEN ")
          .append(value == null ? when : "(" + of(value) + " = " + when + ")")
          .append(" THEN ")
          .append(of(choice.getThenOperands().get(i)));
    }
    @Nullable SqlNode otherwise = choice.getElseOperand();
    boolean none =
        otherwise == null
            || (otherwise instanceof SqlLiteral literal && literal.getValue() == null);
    return text.append(none ? "" : " ELSE " + of(Objects.requireNonNull(otherwise)))
        .append(" END")
        .toString();
  }
}
