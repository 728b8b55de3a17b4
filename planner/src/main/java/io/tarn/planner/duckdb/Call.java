// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner.duckdb;

import java.math.BigDecimal;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/**
 * A call and the means to write its arguments.
 *
 * @param rex the call
 * @param expressions writes them
 */
record Call(RexCall rex, ExpressionWriter expressions) {
  int size() {
    return rex.getOperands().size();
  }

  RexNode operand(int index) {
    if (index >= size()) {
      throw refused();
    }
    return rex.getOperands().get(index);
  }

  RelDataType type(int index) {
    return operand(index).getType();
  }

  RelDataType type() {
    return rex.getType();
  }

  String arg(int index) {
    return expressions.write(operand(index));
  }

  /** An argument as the call's own type. */
  String common(int index) {
    return expressions.as(operand(index), type());
  }

  String text(int index) {
    if (!DuckdbTypes.isText(type(index))) {
      throw refused();
    }
    return arg(index);
  }

  String number(int index) {
    if (!DuckdbTypes.isNumber(type(index))) {
      throw refused();
    }
    return arg(index);
  }

  /** A number as DOUBLE. */
  String real(int index) {
    return "CAST(" + number(index) + " AS DOUBLE)";
  }

  String whole(int index) {
    if (!DuckdbTypes.isWhole(type(index))) {
      throw refused();
    }
    return arg(index);
  }

  String truth(int index) {
    if (type(index).getSqlTypeName() != org.apache.calcite.sql.type.SqlTypeName.BOOLEAN) {
      throw refused();
    }
    return arg(index);
  }

  /** A date, or a timestamp as the wall clock shows it. */
  String local(int index) {
    return switch (type(index).getSqlTypeName()) {
      case DATE, TIMESTAMP -> arg(index);
      case TIMESTAMP_WITH_LOCAL_TIME_ZONE -> expressions.casts().local(arg(index));
      default -> throw refused();
    };
  }

  /** The day of a date or timestamp. */
  String day(int index) {
    String local = local(index);
    return type(index).getSqlTypeName() == org.apache.calcite.sql.type.SqlTypeName.DATE
        ? local
        : "CAST(" + local + " AS DATE)";
  }

  /** A whole number known now. */
  int constant(int index) {
    RexNode node = operand(index);
    if (node.isA(org.apache.calcite.sql.SqlKind.MINUS_PREFIX)
        && node instanceof RexCall negated
        && negated.getOperands().get(0) instanceof RexLiteral literal) {
      return Math.negateExact(constant(literal));
    }
    return constant(node);
  }

  private int constant(RexNode node) {
    if (!(node instanceof RexLiteral literal) || !DuckdbTypes.isWhole(node.getType())) {
      throw new OffListException(name() + " with a computed argument");
    }
    @Nullable BigDecimal value = literal.getValueAs(BigDecimal.class);
    if (value == null) {
      throw refused();
    }
    return value.intValueExact();
  }

  /** A string known now. */
  String constantText(int index) {
    if (operand(index) instanceof RexLiteral literal && DuckdbTypes.isText(literal.getType())) {
      @Nullable String value = RexLiteral.stringValue(literal);
      if (value != null) {
        return value;
      }
    }
    throw new OffListException(name() + " with a computed argument");
  }

  String name() {
    return rex.getOperator().getName().toLowerCase(java.util.Locale.ROOT);
  }

  OffListException refused() {
    return new OffListException(
        name()
            + " of "
            + rex.getOperands().stream()
                .map(operand -> operand.getType().getSqlTypeName().getName())
                .toList());
  }
}
