// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.ErrorCode;
import io.tarn.api.FunctionEntry;
import io.tarn.api.FunctionName;
import io.tarn.api.WarehouseException;
import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;

/** What is wrong with the functions that users make, and with calls of them. */
final class FunctionErrors {
  private FunctionErrors() {}

  private static WarehouseException at(ErrorCode code, SqlParserPos pos, String message) {
    return WarehouseException.at(code, message, PlannerErrors.position(pos));
  }

  static WarehouseException arguments(FunctionEntry function, SqlParserPos pos) {
    List<String> parameters =
        function.parameters().stream()
            .map(p -> p.name() + " " + p.type() + (p.defaultSql().isPresent() ? " DEFAULT …" : ""))
            .toList();
    return at(
        ErrorCode.INVALID_ARGUMENT,
        pos,
        "Function "
            + function.name()
            + " takes ("
            + String.join(", ", parameters)
            + "). Give each parameter without a default one value, by position or by name => value.");
  }

  static WarehouseException recursive(FunctionName function, SqlParserPos pos) {
    return at(
        ErrorCode.UNSUPPORTED_FEATURE,
        pos,
        "Function "
            + function
            + " calls itself, or stands on too many others. Write it without the call of itself.");
  }

  static WarehouseException broken(
      FunctionEntry function, WarehouseException cause, SqlParserPos pos) {
    return at(
        cause.code(),
        pos,
        "Function "
            + function.name()
            + " is no longer valid: "
            + cause.getMessage()
            + " Recreate the function or bring back what it uses.");
  }

  /** What is wrong inside is told to its owner only: it may name what the caller must not. */
  static WarehouseException brokenOfOthers(
      FunctionEntry function, WarehouseException cause, SqlParserPos pos) {
    return at(
        cause.code(),
        pos,
        "Function "
            + function.name()
            + " is no longer valid: what it uses is gone, or its owner may not use it any more."
            + " Ask its owner to bring it back.");
  }

  /** The same whether there is no such function or the caller may not know of it. */
  static WarehouseException notFound(FunctionName name, List<String> known, SqlParserPos pos) {
    return at(
        ErrorCode.ROUTINE_NOT_FOUND,
        pos,
        "There is no function "
            + name
            + "."
            + NearestNames.hint(name.function(), known)
            + " SHOW USER FUNCTIONS lists what there is; add IF EXISTS to ignore this.");
  }

  static WarehouseException usedTwice(FunctionName function, SqlParserPos pos) {
    return at(
        ErrorCode.UNSUPPORTED_FEATURE,
        pos,
        "An argument that is different each time it is computed is not supported here, because "
            + function
            + " uses it more than once. Select it in a subquery first.");
  }

  static WarehouseException aggregateArgument(FunctionName function, SqlParserPos pos) {
    return at(
        ErrorCode.UNSUPPORTED_FEATURE,
        pos,
        "An aggregate or a window as an argument is not supported here, because "
            + function
            + " uses it in a query. Select it in a subquery first.");
  }

  static WarehouseException captured(FunctionName function, SqlIdentifier column) {
    return at(
        ErrorCode.UNSUPPORTED_FEATURE,
        column.getParserPosition(),
        "`"
            + column
            + "` could be a name in the query inside "
            + function
            + ", so it is not supported as it stands. Write the column with the alias of its table,"
            + " an alias that the function does not use, or compute it in a subquery first: "
            + example(function));
  }

  private static String example(FunctionName function) {
    return "SELECT " + function.function() + "(q.x) FROM (SELECT … AS x FROM …) AS q.";
  }

  static WarehouseException namesUnknown(FunctionName function, SqlIdentifier column) {
    return at(
        ErrorCode.UNSUPPORTED_FEATURE,
        column.getParserPosition(),
        "`"
            + column
            + "` is not supported as an argument here, because the query inside "
            + function
            + " has columns that only the engine knows. Give a constant, or have the function name"
            + " them all with an alias such as AS t(a, b).");
  }

  static WarehouseException queryArgument(FunctionName function, SqlNode query) {
    return at(
        ErrorCode.UNSUPPORTED_FEATURE,
        query.getParserPosition(),
        "This query is not supported as an argument, because "
            + function
            + " uses it in a query and it does not stand alone. Compute it in a subquery first: "
            + example(function));
  }

  static WarehouseException ambiguous(FunctionName function, String parameter, SqlParserPos pos) {
    return at(
        ErrorCode.AMBIGUOUS_REFERENCE,
        pos,
        "`"
            + parameter
            + "` is a parameter and a name in the function's query. Write "
            + function.function()
            + "."
            + parameter
            + " for the parameter.");
  }

  static WarehouseException tooLarge(FunctionName function, int limit, SqlParserPos pos) {
    return at(
        ErrorCode.UNSUPPORTED_FEATURE,
        pos,
        "With the body of "
            + function
            + " the statement's functions have more than "
            + limit
            + " operators together. Compute part of it in a subquery, or use arguments less often.");
  }

  static WarehouseException ofRows(SqlParserPos pos) {
    return at(
        ErrorCode.INVALID_SQL,
        pos,
        "A function's expression is computed for each row, so it has no aggregates and windows."
            + " Put them into a query in parentheses.");
  }
}
