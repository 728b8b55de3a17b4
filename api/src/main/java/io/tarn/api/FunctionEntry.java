// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

import java.util.List;
import java.util.Optional;

/**
 * A SQL function: an expression over its parameters, which the planner puts in the place of a call.
 *
 * @param name its name
 * @param parameters in order
 * @param returnType the type of its result, as Spark spells it
 * @param sql the expression after RETURN, as written
 * @param comment what it is for
 * @param owner the user who made it
 * @param namespace settings under which the names in {@code sql} resolve: current catalog, schema
 *     and quoting when it was made
 */
public record FunctionEntry(
    FunctionName name,
    List<Parameter> parameters,
    String returnType,
    String sql,
    Optional<String> comment,
    String owner,
    SessionSettings namespace) {
  public FunctionEntry {
    parameters = List.copyOf(parameters);
  }

  /**
   * @param name its name
   * @param type its type, as Spark spells it; arguments are cast to it
   * @param defaultSql the expression for a call that leaves it out, as written
   * @param comment what it is for
   */
  public record Parameter(
      String name, String type, Optional<String> defaultSql, Optional<String> comment) {}
}
