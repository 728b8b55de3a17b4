// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlPivot;
import org.apache.calcite.sql.SqlUnpivot;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;

/** PIVOT, UNPIVOT and table functions in Spark's spelling. */
final class FromForms {
  private FromForms() {}

  /** {@code explode(a)}, a generator in FROM. */
  static EngineOnlyNode tableFunction(SqlCall call) {
    return new EngineOnlyNode(
        (writer, operands) -> print(writer, SparkSql.text(operands.get(0))),
        List.of(call),
        generated(call),
        call.getParserPosition());
  }

  /** What the engine calls the columns of the generators that always call them the same. */
  private static Optional<Set<String>> generated(SqlCall call) {
    return switch (call.getOperator().getName().toLowerCase(Locale.ROOT)) {
      case "explode", "explode_outer", "posexplode", "posexplode_outer" ->
          Optional.of(Set.of("pos", "col", "key", "value"));
      default -> Optional.empty();
    };
  }

  /** {@code LATERAL explode(a)}. */
  static EngineOnlyNode lateral(SqlNode function, SqlParserPos pos) {
    return new EngineOnlyNode(
        (writer, operands) -> {
          writer.keyword("LATERAL");
          operands.get(0).unparse(writer, 0, 0);
        },
        List.of(function),
        Optional.of(Set.of()),
        pos);
  }

  /** {@code table PIVOT (aggregates FOR axis IN (values))}. */
  static EngineOnlyNode pivot(SqlPivot pivot, SqlNode table, ExpressionBinder expressions) {
    List<SqlNode> operands = new ArrayList<>();
    operands.add(table);
    operands.add(expressions.list(pivot.aggList));
    operands.add(pivot.axisList);
    operands.add(expressions.list(pivot.inList));
    return new EngineOnlyNode(FromForms::writePivot, operands, pivot.getParserPosition());
  }

  private static void writePivot(SqlWriter writer, List<SqlNode> operands) {
    table(writer, operands.get(0));
    print(
        writer,
        "PIVOT ("
            + items((SqlNodeList) operands.get(1))
            + " FOR "
            + axis((SqlNodeList) operands.get(2))
            + " IN ("
            + items((SqlNodeList) operands.get(3))
            + "))");
  }

  /** {@code table UNPIVOT [INCLUDE NULLS] (measures FOR axis IN (columns))}. */
  static EngineOnlyNode unpivot(SqlUnpivot unpivot, SqlNode table) {
    String nulls = unpivot.includeNulls ? "INCLUDE NULLS " : "EXCLUDE NULLS ";
    return new EngineOnlyNode(
        (writer, operands) -> {
          table(writer, operands.get(0));
          print(
              writer,
              "UNPIVOT "
                  + nulls
                  + "("
                  + axis(unpivot.measureList)
                  + " FOR "
                  + axis(unpivot.axisList)
                  + " IN ("
                  + items(unpivot.inList)
                  + "))");
        },
        List.of(table),
        unpivot.getParserPosition());
  }

  /** A table, or a query in parentheses. */
  static void table(SqlWriter writer, SqlNode table) {
    if (QueryBinder.isQuery(table)) {
      print(writer, "(" + SparkSql.text(table) + ")");
    } else {
      table.unparse(writer, 0, 0);
    }
  }

  /** One name, or several in parentheses. */
  private static String axis(SqlNodeList names) {
    return names.size() == 1 ? SparkSql.text(names.get(0)) : "(" + items(names) + ")";
  }

  private static String items(SqlNodeList items) {
    List<String> texts = new ArrayList<>();
    for (SqlNode item : items) {
      texts.add(item(item));
    }
    return String.join(", ", texts);
  }

  private static String item(SqlNode item) {
    if (item.getKind() == SqlKind.AS) {
      SqlCall as = (SqlCall) item;
      SqlNode alias = as.operand(1);
      return item(as.operand(0)) + " AS " + alias(alias);
    }
    return item instanceof SqlNodeList list ? axis(list) : SparkSql.text(item);
  }

  private static String alias(SqlNode alias) {
    if (alias instanceof SqlNodeList list) {
      return list.size() == 1 ? alias(list.get(0)) : items(list);
    }
    if (!(alias instanceof SqlIdentifier) && !(alias instanceof SqlLiteral)) {
      throw PlannerErrors.unsupported(
          alias, "Such an alias in PIVOT or UNPIVOT", "Write a name or a string.");
    }
    return alias instanceof SqlIdentifier name
        ? SparkLexical.identifier(name.getSimple())
        : SparkLexical.identifier(String.valueOf(((SqlLiteral) alias).toValue()));
  }

  private static void print(SqlWriter writer, String text) {
    writer.print(text);
    writer.setNeedWhitespace(true);
  }
}
