// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.logic;

import java.util.List;

/** What rows or groups must fulfil. */
public sealed interface Condition {
  /** How two values compare. */
  enum Operator {
    EQUAL("="),
    DIFFERENT("<>"),
    LESS("<"),
    AT_MOST("<="),
    GREATER(">"),
    AT_LEAST(">=");

    private final String sign;

    Operator(String sign) {
      this.sign = sign;
    }

    public String sign() {
      return sign;
    }
  }

  /** Two values compared. */
  record Comparison(Expression left, Operator operator, Expression right) implements Condition {}

  /** A value between two others, which it may equal. */
  record Between(Expression value, Constant low, Constant high) implements Condition {}

  /** A text that matches a pattern of SQL in any case. */
  record Like(Expression value, String pattern) implements Condition {}

  /** A value that is missing. */
  record Missing(Expression value) implements Condition {}

  /** A value among those of a query. */
  record Among(Expression value, Selection query) implements Condition {}

  /** The opposite of a condition. */
  record Not(Condition condition) implements Condition {}

  /** At least one condition holds. */
  record AnyOf(List<Condition> conditions) implements Condition {
    public AnyOf {
      conditions = List.copyOf(conditions);
    }
  }
}
