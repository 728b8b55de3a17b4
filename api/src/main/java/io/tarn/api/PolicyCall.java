// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

import java.util.List;

/**
 * How a row filter or a column mask calls its function.
 *
 * @param function the SQL function
 * @param arguments what it is given, in order; a mask's first is the masked column itself
 */
public record PolicyCall(FunctionName function, List<Argument> arguments) {
  public PolicyCall {
    arguments = List.copyOf(arguments);
  }

  /** The columns among the arguments, as they are written in the table. */
  public List<String> columns() {
    return arguments.stream()
        .filter(argument -> argument.kind() == Argument.Kind.COLUMN)
        .map(Argument::text)
        .toList();
  }

  /**
   * @param kind what the text is
   * @param text a column's name, or a literal as Spark spells it
   */
  public record Argument(Kind kind, String text) {
    /** What an argument is. */
    public enum Kind {
      COLUMN,
      LITERAL
    }

    public static Argument column(String name) {
      return new Argument(Kind.COLUMN, name);
    }

    public static Argument literal(String sql) {
      return new Argument(Kind.LITERAL, sql);
    }
  }
}
