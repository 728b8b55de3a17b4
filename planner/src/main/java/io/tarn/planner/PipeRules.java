// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.parser.PipeSet;
import io.tarn.parser.PipedSelect;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlNode;

/** What pipe operators ask for beyond the queries they stand for. */
final class PipeRules {
  private PipeRules() {}

  static void check(PipedSelect select) {
    for (SqlNode item : select.items()) {
      boolean aggregate = GroupAll.hasAggregate(item);
      if (aggregate && select.rule() == PipedSelect.Rule.EACH_ROW) {
        throw PlannerErrors.invalid(
            item.getParserPosition(),
            "This pipe operator takes no aggregates. Use |> AGGREGATE for them.");
      }
      if (!aggregate && select.rule() == PipedSelect.Rule.AGGREGATES) {
        throw PlannerErrors.invalid(
            item.getParserPosition(),
            "|> AGGREGATE takes aggregates here. Put this after GROUP BY, or into |> EXTEND.");
      }
    }
  }

  /**
   * {@code (FROM table |> SET column = value)}; Spark alone knows how to replace a column in its
   * place.
   */
  static EngineOnlyNode set(PipeSet set, SqlNode table, ExpressionBinder expressions) {
    List<SqlNode> operands = new ArrayList<>(List.of(table));
    for (SqlNode assignment : set.assignments()) {
      SqlNode value = ((SqlCall) assignment).operand(1);
      if (GroupAll.hasAggregate(value)) {
        throw PlannerErrors.invalid(
            value.getParserPosition(),
            "This pipe operator takes no aggregates. Use |> AGGREGATE for them.");
      }
      operands.add(((SqlCall) assignment).operand(0));
      operands.add(expressions.bind(value));
    }
    return new EngineOnlyNode(
        (writer, parts) -> {
          writer.print("(FROM ");
          FromForms.table(writer, parts.get(0));
          List<String> texts = new ArrayList<>();
          for (int i = 1; i < parts.size(); i += 2) {
            texts.add(SparkSql.text(parts.get(i)) + " = " + SparkSql.text(parts.get(i + 1)));
          }
          writer.print(" |> SET " + String.join(", ", texts) + ")");
          writer.setNeedWhitespace(true);
        },
        operands,
        set.getParserPosition());
  }
}
