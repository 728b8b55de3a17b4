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
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What Spark does to a new table that has rules: defaults, checks, clustering. The table lies at
 * its location already, empty and without them, unless it has columns that only Spark can make.
 */
final class CreateTableText {
  private final Statement statement;
  private final TableRules rules;
  private final GeneratedColumns generated;

  CreateTableText(Statement statement, CreateTable node) {
    this.statement = statement;
    this.rules = node.rules();
    this.generated = new GeneratedColumns(statement, rules);
  }

  /** Whether the table is not there before. */
  boolean makesTable() {
    return generated.areThere();
  }

  /**
   * @param query the text of the query after AS
   */
  LaneSql of(TableDefinition definition, URI location, Optional<String> query) {
    String path = BoundTable.deltaPath(location);
    String alter = "ALTER TABLE " + path + " ";
    List<String> statements = new ArrayList<>();
    if (makesTable()) {
      statements.add(generated.table(definition, path));
    }
    List<ColumnRule.Default> defaults = defaults();
    if (!defaults.isEmpty()) {
      statements.add(
          alter + "SET TBLPROPERTIES ('delta.feature.allowColumnDefaults' = 'supported')");
    }
    defaults.forEach(rule -> statements.add(alter + defaultValue(rule)));
    RuleText texts = new RuleText(statement);
    for (TableCheck check : rules.checks()) {
      String name = SparkLexical.identifier(check.name().getSimple());
      statements.add(
          alter
              + "ADD CONSTRAINT "
              + name
              + " CHECK ("
              + texts.over(definition.schema(), check.condition())
              + ")");
    }
    if (!rules.clusterColumns().isEmpty()) {
      List<String> columns = TableColumns.partitions(rules.clusterColumns(), definition.schema());
      statements.add(alter + "CLUSTER BY " + names(columns));
    }
    query.ifPresent(text -> statements.add("INSERT INTO " + path + " " + text));
    int last = statements.size() - 1;
    return new LaneSql(statements.subList(0, last), statements.get(last), List.of());
  }

  private List<ColumnRule.Default> defaults() {
    return rules.columns().stream()
        .filter(ColumnRule.Default.class::isInstance)
        .map(ColumnRule.Default.class::cast)
        .toList();
  }

  private String defaultValue(ColumnRule.Default rule) {
    return "ALTER COLUMN "
        + SparkLexical.identifier(rule.column().getSimple())
        + " SET DEFAULT "
        + new RuleText(statement).alone(rule.value());
  }

  private static String names(List<String> columns) {
    return columns.stream()
        .map(SparkLexical::identifier)
        .collect(Collectors.joining(", ", "(", ")"));
  }
}
