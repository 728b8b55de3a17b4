// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.FunctionEntry;
import io.tarn.api.PlannedStatement;
import io.tarn.api.Privilege;
import io.tarn.api.Securable;
import io.tarn.api.TableCatalog;
import io.tarn.parser.DescribeStatement;
import io.tarn.parser.ShowStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.calcite.sql.SqlIdentifier;
import org.jspecify.annotations.Nullable;

/** Answers {@code SHOW FUNCTIONS} and {@code DESCRIBE FUNCTION}, with Spark's column names. */
final class FunctionAnswers {
  private final Statement statement;

  FunctionAnswers(Statement statement) {
    this.statement = statement;
  }

  static PlannedStatement.Rows show(
      ShowStatement node, TableCatalog catalog, Namespaces namespaces) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    if (node.kind() != ShowStatement.Kind.USER_FUNCTIONS) {
      for (String name : new TreeSet<>(AllowedFunctions.names())) {
        if (RowSets.matches(node.like(), name)) {
          rows.add(RowSets.row(name));
        }
      }
    }
    if (node.kind() != ShowStatement.Kind.SYSTEM_FUNCTIONS) {
      Namespaces.Name schema =
          namespaces.require(
              node.in().map(namespaces::complete).orElseGet(namespaces::current),
              node.getParserPosition());
      for (FunctionEntry entry : catalog.functions().functions(schema.catalog(), schema.schema())) {
        if (RowSets.matches(node.like(), entry.name().function())) {
          rows.add(RowSets.row(entry.name().toString()));
        }
      }
    }
    return new PlannedStatement.Rows(RowSets.strings("function"), rows);
  }

  PlannedStatement.Rows describe(SqlIdentifier name, DescribeStatement.Detail detail) {
    List<String> lines =
        name.isSimple() && AllowedFunctions.contains(name.getSimple())
            ? List.of(
                "Function: " + name.getSimple().toLowerCase(java.util.Locale.ROOT), "Type: SYSTEM")
            : user(name, detail);
    return new PlannedStatement.Rows(
        RowSets.strings("function_desc"),
        lines.stream().<List<@Nullable Object>>map(RowSets::row).toList());
  }

  private List<String> user(SqlIdentifier name, DescribeStatement.Detail detail) {
    FunctionEntry function =
        UserFunctions.visible(statement, name)
            .orElseThrow(
                () -> PlannerErrors.functionNotFound(name.toString(), name.getParserPosition()));
    List<String> lines = new ArrayList<>();
    lines.add("Function: " + function.name());
    lines.add("Type: SCALAR");
    String label = "Input: ";
    for (FunctionEntry.Parameter parameter : function.parameters()) {
      lines.add(label + parameter(parameter));
      label = "       ";
    }
    lines.add("Returns: " + function.returnType());
    if (detail == DescribeStatement.Detail.EXTENDED) {
      function.comment().ifPresent(comment -> lines.add("Comment: " + comment));
      lines.add("Owner: " + function.owner());
      if (statement.names().may(Privilege.MANAGE, Securable.function(function.name()))) {
        lines.add("Body: " + function.sql());
      }
    }
    return lines;
  }

  private static String parameter(FunctionEntry.Parameter parameter) {
    return parameter.name()
        + " "
        + parameter.type()
        + parameter.defaultSql().map(value -> " DEFAULT " + value).orElse("")
        + parameter.comment().map(comment -> " '" + comment + "'").orElse("");
  }
}
