// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.LaneSql;
import io.tarn.api.TableDefinition;
import io.tarn.parser.ColumnRule;
import io.tarn.parser.CreateTable;
import io.tarn.parser.TableCheck;
import io.tarn.parser.TableRules;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/**
 * What Spark does to a new table that has rules: defaults, checks, clustering. The table lies at
 * its location already, empty and without them.
 */
final class CreateTableText {
  /** What would be another value for whoever writes later. */
  private static final Set<String> OF_THE_SESSION =
      Set.of(
          "current_catalog",
          "current_database",
          "current_schema",
          "current_timezone",
          "current_user",
          "session_user",
          "user");

  private final Statement statement;
  private final TableRules rules;

  CreateTableText(Statement statement, CreateTable node) {
    this.statement = statement;
    this.rules = node.rules();
  }

  /**
   * @param query the text of the query after AS
   */
  LaneSql of(TableDefinition definition, URI location, Optional<String> query) {
    String path = BoundTable.deltaPath(location);
    String alter = "ALTER TABLE " + path + " ";
    List<String> statements = new ArrayList<>();
    if (!rules.columns().isEmpty()) {
      statements.add(
          alter + "SET TBLPROPERTIES ('delta.feature.allowColumnDefaults' = 'supported')");
    }
    rules.columns().forEach(rule -> statements.add(alter + defaultValue(rule)));
    for (TableCheck check : rules.checks()) {
      String name = SparkLexical.identifier(check.name().getSimple());
      statements.add(
          alter + "ADD CONSTRAINT " + name + " CHECK (" + expression(check.condition()) + ")");
    }
    if (!rules.clusterColumns().isEmpty()) {
      List<String> columns = TableColumns.partitions(rules.clusterColumns(), definition.schema());
      statements.add(alter + "CLUSTER BY " + names(columns));
    }
    query.ifPresent(text -> statements.add("INSERT INTO " + path + " " + text));
    int last = statements.size() - 1;
    return new LaneSql(statements.subList(0, last), statements.get(last), List.of());
  }

  private String defaultValue(ColumnRule rule) {
    if (rule instanceof ColumnRule.Default value) {
      return "ALTER COLUMN "
          + SparkLexical.identifier(rule.column().getSimple())
          + " SET DEFAULT "
          + expression(value.value());
    }
    throw PlannerErrors.unsupported(
        rule.column(),
        "A column that the table generates",
        "Compute it in the query that fills the table, or in a view.");
  }

  private String expression(SqlNode written) {
    written.accept(
        new SqlBasicVisitor<@Nullable Void>() {
          @Override
          public @Nullable Void visit(SqlCall call) {
            check(call.getOperator().getName(), call);
            return super.visit(call);
          }

          @Override
          public @Nullable Void visit(SqlIdentifier name) {
            if (name.isSimple() && ExpressionBinder.isNiladic(name.getSimple())) {
              check(name.getSimple(), name);
            }
            return null;
          }
        });
    SqlNode bound = statement.binder().expression(written);
    AllowedFunctions.check(bound);
    return SparkSql.text(bound);
  }

  private static void check(String function, SqlNode place) {
    if (OF_THE_SESSION.contains(function.toLowerCase(Locale.ROOT))) {
      throw PlannerErrors.unsupported(
          place, function + " in a table's rules", "Give the value with each INSERT.");
    }
  }

  private static String names(List<String> columns) {
    return columns.stream()
        .map(SparkLexical::identifier)
        .collect(Collectors.joining(", ", "(", ")"));
  }
}
