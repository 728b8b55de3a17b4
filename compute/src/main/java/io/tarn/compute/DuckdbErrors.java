// SPDX-License-Identifier: Apache-2.0
package io.tarn.compute;

import io.tarn.api.ErrorCode;
import io.tarn.api.WarehouseException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * DuckDB's failures as Spark's errors. Only those that mean the same for sure get Spark's name; all
 * others make the statement one for Spark, which then words the error itself.
 */
final class DuckdbErrors {
  private static final Pattern OWN = Pattern.compile("tarn:([A-Z_]+)");

  private record Rule(Pattern pattern, String condition, String sqlState, String message) {
    static Rule of(String pattern, String condition, String sqlState, String message) {
      return new Rule(Pattern.compile(pattern), condition, sqlState, message);
    }
  }

  private static final List<Rule> RULES =
      List.of(
          Rule.of(
              "Overflow in (?:addition|subtraction|multiplication) of INT(?:8|16) ",
              "BINARY_ARITHMETIC_OVERFLOW",
              "22003",
              "The value does not fit in the type of the calculation. Use a wider type, or try_add,"
                  + " try_subtract or try_multiply"),
          Rule.of(
              "Overflow in (?:addition|subtraction|multiplication) of INT(?:32|64) ",
              "ARITHMETIC_OVERFLOW",
              "22003",
              "The value does not fit in the type of the calculation. Use a wider type, or try_add,"
                  + " try_subtract or try_multiply"));

  private DuckdbErrors() {}

  /** What a statement failed with. */
  static WarehouseException translate(Throwable thrown) {
    String message = String.valueOf(thrown.getMessage());
    Matcher own = OWN.matcher(message);
    if (own.find()) {
      return own(own.group(1), thrown);
    }
    if (message.contains("Out of Memory Error") || message.contains("failed to offload")) {
      return handOver(ErrorCode.OUT_OF_MEMORY, "It needs more memory than this lane has", thrown);
    }
    for (Rule rule : RULES) {
      if (rule.pattern().matcher(message).find()) {
        return WarehouseException.fromEngine(
            ErrorCode.ENGINE_ERROR, rule.condition(), rule.sqlState(), rule.message(), thrown);
      }
    }
    return handOver(ErrorCode.ENGINE_ERROR, "The interactive lane could not run it", thrown);
  }

  private static WarehouseException own(String condition, Throwable thrown) {
    return switch (condition) {
      case "DIVIDE_BY_ZERO" ->
          WarehouseException.fromEngine(
              ErrorCode.ENGINE_ERROR,
              condition,
              "22012",
              "Division by zero. Use try_divide to get NULL instead",
              thrown);
      case "REMAINDER_BY_ZERO" ->
          WarehouseException.fromEngine(
              ErrorCode.ENGINE_ERROR,
              condition,
              "22012",
              "Remainder by zero. Use try_mod to get NULL instead",
              thrown);
      default ->
          handOver(ErrorCode.ENGINE_ERROR, "A value needs Spark to be computed or refused", thrown);
    };
  }

  /** A failure that another lane may not share. */
  private static WarehouseException handOver(ErrorCode code, String what, Throwable thrown) {
    return WarehouseException.fromEngine(
        code,
        WarehouseException.HAND_OVER,
        code.sqlState(),
        what + ". Use SET lane = spark",
        thrown);
  }
}
