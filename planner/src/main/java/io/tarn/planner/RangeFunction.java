// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.TableName;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNumericLiteral;

/** {@code range(end)} and {@code range(start, end[, step])} in FROM: a table with a column id. */
final class RangeFunction {
  private static final Schema ID =
      new Schema(List.of(Field.notNullable("id", new ArrowType.Int(64, true))));

  private RangeFunction() {}

  /** Whether a call is {@code range} of plain numbers. */
  static boolean is(SqlCall call) {
    return call.getOperator().getName().equalsIgnoreCase("range")
        && call.operandCount() >= 1
        && call.operandCount() <= 3
        && call.getOperandList().stream().allMatch(RangeFunction::isNumber);
  }

  private static boolean isNumber(SqlNode argument) {
    SqlNode value =
        argument instanceof SqlCall minus && minus.getOperator().getName().equals("-")
            ? minus.operand(0)
            : argument;
    return value instanceof SqlNumericLiteral number && number.isInteger();
  }

  /** The table that a table function stands for; only {@code range} is known. */
  static BoundTable of(SqlCall tableCall) {
    SqlNode function = tableCall.operand(0);
    if (!(function instanceof SqlCall call)
        || !call.getOperator().getName().equalsIgnoreCase("range")) {
      throw PlannerErrors.unsupported(
          function, "A table function other than range", "Use tables, queries and joins.");
    }
    List<String> arguments = new ArrayList<>();
    for (SqlNode argument : call.getOperandList()) {
      arguments.add(number(argument));
    }
    if (arguments.isEmpty() || arguments.size() > 3) {
      throw PlannerErrors.argument(
          call.getParserPosition(), "range takes an end, or a start, an end and a step.");
    }
    String text = "range(" + String.join(", ", arguments) + ")";
    return BoundTable.function(text, new TableName("system", "builtin", "range"), ID);
  }

  private static String number(SqlNode argument) {
    boolean negative =
        argument instanceof SqlCall minus && minus.getOperator().getName().equals("-");
    SqlNode value = negative ? ((SqlCall) argument).operand(0) : argument;
    if (value instanceof SqlNumericLiteral number && number.isInteger()) {
      return (negative ? "-" : "") + number.toValue();
    }
    throw PlannerErrors.argument(
        argument.getParserPosition(), "The arguments of range are whole numbers.");
  }
}
