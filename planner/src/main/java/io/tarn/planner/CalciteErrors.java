// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.ErrorCode;
import io.tarn.api.SourcePosition;
import io.tarn.api.WarehouseException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.runtime.CalciteException;
import org.apache.calcite.sql.validate.SqlValidatorException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever Calcite throws into an error a user can act on. */
final class CalciteErrors {
  private static final Logger LOG = LoggerFactory.getLogger(CalciteErrors.class);

  private record Rule(Pattern pattern, ErrorCode code, String message, String advice) {
    static Rule of(String pattern, ErrorCode code, String message, String advice) {
      return new Rule(Pattern.compile(pattern, Pattern.DOTALL), code, message, advice);
    }
  }

  /** Calcite's messages by what they mean; {@code $1} is what the pattern's first group holds. */
  private static final List<Rule> RULES =
      List.of(
          Rule.of(
              "Column '(.*?)' is ambiguous.*",
              ErrorCode.AMBIGUOUS_REFERENCE,
              "Column `$1` is in more than one table.",
              " Write it as table.column."),
          Rule.of(
              "Column '(.*?)' not found.*",
              ErrorCode.UNRESOLVED_COLUMN,
              "Column `$1` cannot be resolved.",
              ""),
          Rule.of(
              "Table '(.*?)' not found.*",
              ErrorCode.UNRESOLVED_COLUMN,
              "`$1` is not a table or alias of this query's FROM.",
              ""),
          Rule.of(
              "(?:Unknown identifier|Unknown field) '(.*?)'.*",
              ErrorCode.UNRESOLVED_COLUMN,
              "`$1` cannot be resolved.",
              ""),
          Rule.of(
              "No match found for function signature ([^(]+).*",
              ErrorCode.UNRESOLVED_ROUTINE,
              "There is no function or operator `$1` for these arguments.",
              ""),
          Rule.of(
              "Function '(.*?)' is not defined.*",
              ErrorCode.UNRESOLVED_ROUTINE,
              "There is no function `$1`.",
              ""),
          Rule.of(
              "(Invalid number of arguments to function .*)",
              ErrorCode.DATATYPE_MISMATCH,
              "$1.",
              ""),
          Rule.of(
              "(Encountered \\S+ with \\d+ parameter.*)", ErrorCode.DATATYPE_MISMATCH, "$1.", ""),
          Rule.of("(Cannot apply .*)", ErrorCode.DATATYPE_MISMATCH, "$1.", ""),
          Rule.of("(Cast function cannot .*)", ErrorCode.DATATYPE_MISMATCH, "$1.", ""),
          Rule.of("(Type mismatch in column .*)", ErrorCode.DATATYPE_MISMATCH, "$1.", ""),
          Rule.of("(.*[Ii]ncompatible.*types?.*)", ErrorCode.DATATYPE_MISMATCH, "$1.", ""));

  private CalciteErrors() {}

  static WarehouseException translate(Throwable thrown) {
    return translate(thrown, List.of());
  }

  /**
   * @param columns names the statement could have meant
   */
  static WarehouseException translate(Throwable thrown, Collection<String> columns) {
    if (thrown instanceof WarehouseException known) {
      return known;
    }
    if (thrown instanceof StackOverflowError overflow) {
      return PlannerErrors.tooComplex(overflow);
    }
    @Nullable CalciteContextException context = find(thrown, CalciteContextException.class);
    @Nullable Throwable cause =
        context == null ? find(thrown, SqlValidatorException.class) : context.getCause();
    if (context == null && cause == null) {
      cause = find(thrown, CalciteException.class);
    }
    if (cause == null || cause.getMessage() == null) {
      return internal(thrown);
    }
    return user(Objects.requireNonNull(cause.getMessage()), position(context), columns);
  }

  private static WarehouseException internal(Throwable thrown) {
    WarehouseException error =
        WarehouseException.internal("The statement could not be planned", thrown);
    LOG.error("{}", error.getMessage(), thrown);
    return error;
  }

  private static <T extends Throwable> @Nullable T find(Throwable thrown, Class<T> type) {
    for (@Nullable Throwable t = thrown; t != null; t = t.getCause()) {
      if (type.isInstance(t)) {
        return type.cast(t);
      }
    }
    return null;
  }

  private static @Nullable SourcePosition position(@Nullable CalciteContextException context) {
    return context == null || context.getPosLine() < 1 || context.getPosColumn() < 1
        ? null
        : new SourcePosition(context.getPosLine(), context.getPosColumn());
  }

  private static WarehouseException user(
      String message, @Nullable SourcePosition position, Collection<String> columns) {
    for (Rule rule : RULES) {
      Matcher matcher = rule.pattern().matcher(message);
      if (matcher.matches()) {
        String name = matcher.group(1);
        String text = rule.message().replace("$1", name) + rule.advice();
        return WarehouseException.at(
            rule.code(), text + hint(rule.code(), name, columns), position);
      }
    }
    return WarehouseException.at(
        ErrorCode.INVALID_SQL, message.endsWith(".") ? message : message + ".", position);
  }

  private static String hint(ErrorCode code, String name, Collection<String> columns) {
    return switch (code) {
      case UNRESOLVED_COLUMN -> NearestNames.hint(name, columns);
      case UNRESOLVED_ROUTINE ->
          NearestNames.hint(name.toLowerCase(Locale.ROOT), SparkOperators.FUNCTION_NAMES);
      default -> "";
    };
  }
}
