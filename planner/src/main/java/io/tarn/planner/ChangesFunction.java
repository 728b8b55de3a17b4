// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.Quoting;
import io.tarn.api.TableSnapshot;
import io.tarn.parser.StatementParser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNumericLiteral;

/**
 * {@code table_changes('table', from[, to])} in FROM: the rows that commits changed, from the
 * table's change data feed.
 */
final class ChangesFunction {
  private static final StatementParser PARSER = new StatementParser();

  private ChangesFunction() {}

  static boolean is(SqlCall call) {
    return call.getOperator().getName().equalsIgnoreCase("table_changes");
  }

  /** The table whose changes are asked for. */
  static SqlIdentifier table(SqlCall call, Quoting quoting) {
    boolean lawful =
        (call.operandCount() == 2 || call.operandCount() == 3)
            && call.operand(0) instanceof SqlCharStringLiteral
            && call.getOperandList().subList(1, call.operandCount()).stream()
                .allMatch(ChangesFunction::isPoint);
    if (!lawful) {
      throw PlannerErrors.argument(
          call.getParserPosition(),
          "table_changes takes a table's name as text, a first version and perhaps a last one, such"
              + " as table_changes('t', 1, 3). Times are written as text.");
    }
    String name = ((SqlLiteral) call.operand(0)).toValue();
    SqlNode parsed = PARSER.parse("TABLE " + name, quoting);
    if (!(parsed instanceof SqlCall explicit)
        || !(explicit.operand(0) instanceof SqlIdentifier table)) {
      throw PlannerErrors.argument(
          call.operand(0).getParserPosition(), "'" + name + "' is not the name of a table.");
    }
    return table;
  }

  private static boolean isPoint(SqlNode node) {
    return node instanceof SqlCharStringLiteral
        || (node instanceof SqlNumericLiteral number && number.isInteger());
  }

  /** The call, for the table as it is at a version: later changes are not seen. */
  static EngineOnlyNode of(SqlCall call, TableSnapshot snapshot) {
    List<String> arguments = new ArrayList<>();
    arguments.add(SparkLexical.string(Path.of(snapshot.location()).toString()));
    for (SqlNode point : call.getOperandList().subList(1, call.operandCount())) {
      arguments.add(
          point instanceof SqlNumericLiteral number
              ? number.toValue()
              : SparkLexical.string(((SqlLiteral) point).toValue()));
    }
    if (call.operandCount() == 2 && call.operand(1) instanceof SqlNumericLiteral) {
      arguments.add(Long.toString(snapshot.version()));
    }
    return new EngineOnlyNode(
        (writer, none) -> {
          writer.print("table_changes_by_path(" + String.join(", ", arguments) + ")");
          writer.setNeedWhitespace(true);
        },
        List.of(),
        call.getParserPosition());
  }
}
