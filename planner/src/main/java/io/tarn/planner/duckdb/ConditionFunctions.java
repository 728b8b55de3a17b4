// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner.duckdb;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Functions that choose among their arguments. */
final class ConditionFunctions {
  static final Map<String, Functions.Rule> RULES =
      Map.ofEntries(
          Map.entry("coalesce", call -> call("COALESCE", call)),
          Map.entry("ifnull", call -> call("COALESCE", call)),
          Map.entry("nvl", call -> call("COALESCE", call)),
          Map.entry("greatest", call -> call("greatest", call)),
          Map.entry("least", call -> call("least", call)),
          Map.entry("if", ConditionFunctions::choice),
          Map.entry("iff", ConditionFunctions::choice),
          Map.entry(
              "nvl2",
              call ->
                  "CASE WHEN "
                      + call.arg(0)
                      + " IS NOT NULL THEN "
                      + call.common(1)
                      + " ELSE "
                      + call.common(2)
                      + " END"),
          Map.entry(
              "nullif",
              call ->
                  "CASE WHEN "
                      + call.expressions().compared(call.operand(0), "=", call.operand(1))
                      + " THEN NULL ELSE "
                      + call.arg(0)
                      + " END"),
          Map.entry(
              "equal_null",
              call ->
                  call.expressions()
                      .compared(call.operand(0), "IS NOT DISTINCT FROM", call.operand(1))),
          Map.entry("isnull", call -> "(" + call.arg(0) + " IS NULL)"),
          Map.entry("isnotnull", call -> "(" + call.arg(0) + " IS NOT NULL)"),
          Map.entry("isnan", call -> "COALESCE(isnan(" + call.real(0) + "), FALSE)"));

  private ConditionFunctions() {}

  private static String call(String name, Call call) {
    return IntStream.range(0, call.size())
        .mapToObj(call::common)
        .collect(Collectors.joining(", ", name + "(", ")"));
  }

  private static String choice(Call call) {
    return "CASE WHEN "
        + call.truth(0)
        + " THEN "
        + call.common(1)
        + " ELSE "
        + call.common(2)
        + " END";
  }
}
