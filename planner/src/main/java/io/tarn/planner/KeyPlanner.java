// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.CatalogChange;
import io.tarn.api.IfMissing;
import io.tarn.api.KeyConstraint;
import io.tarn.api.LaneSql;
import io.tarn.api.PlannedStatement;
import io.tarn.api.Privilege;
import io.tarn.api.SnapshotVersion;
import io.tarn.api.TableEntry;
import io.tarn.api.TableSnapshot;
import io.tarn.parser.AlterKeys;
import io.tarn.parser.KeyChange;
import io.tarn.parser.TableKey;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * Plans changes of keys, which the catalog keeps, and tells them from checks, which Delta keeps.
 */
final class KeyPlanner {
  private final Statement statement;

  KeyPlanner(Statement statement) {
    this.statement = statement;
  }

  PlannedStatement plan(AlterKeys node) {
    SqlParserPos pos = node.table().getParserPosition();
    TableEntry.DeltaTable table =
        statement
            .names()
            .deltaTable(NameResolver.complete(node.table().names, statement.settings(), pos), pos);
    statement.names().require(Privilege.MANAGE, table, pos);
    KeyChange change = node.change();
    if (change instanceof KeyChange.Add add) {
      return added(table, add.key());
    }
    if (change instanceof KeyChange.DropPrimary drop) {
      return dropped(
          table, KeyConstraint.PrimaryKey.class::isInstance, drop.ifMissing(), "primary key", pos);
    }
    if (change instanceof KeyChange.DropForeign drop) {
      return dropped(
          table, key -> isOver(key, drop.columns()), drop.ifMissing(), "such foreign key", pos);
    }
    KeyChange.DropNamed drop = (KeyChange.DropNamed) change;
    String name = drop.name().getSimple();
    return table.constraints().stream().anyMatch(key -> key.name().equalsIgnoreCase(name))
        ? new PlannedStatement.Change(new CatalogChange.DropKey(table.name(), name))
        : check(table, drop);
  }

  private PlannedStatement added(TableEntry.DeltaTable table, TableKey key) {
    TableSnapshot snapshot = statement.names().pin(table, SnapshotVersion.latest());
    KeyConstraint constraint =
        TableColumns.keys(List.of(key), table.name(), snapshot.schema(), statement).get(0);
    return new PlannedStatement.Change(
        new CatalogChange.AddKey(
            table.name(), key.name().isPresent() ? constraint : renamed(constraint, table)));
  }

  /** A key without a name gets one that is free. */
  private static KeyConstraint renamed(KeyConstraint key, TableEntry.DeltaTable table) {
    if (!(key instanceof KeyConstraint.ForeignKey foreign)) {
      return key;
    }
    int number = 0;
    String name = table.name().table() + "_fk" + number;
    while (isTaken(name, table)) {
      number++;
      name = table.name().table() + "_fk" + number;
    }
    return new KeyConstraint.ForeignKey(
        name, foreign.columns(), foreign.referenced(), foreign.referencedColumns());
  }

  private static boolean isTaken(String name, TableEntry.DeltaTable table) {
    return table.constraints().stream().anyMatch(key -> key.name().equalsIgnoreCase(name));
  }

  private static boolean isOver(KeyConstraint key, List<SqlIdentifier> columns) {
    if (!(key instanceof KeyConstraint.ForeignKey) || key.columns().size() != columns.size()) {
      return false;
    }
    for (int i = 0; i < columns.size(); i++) {
      if (!key.columns().get(i).equalsIgnoreCase(columns.get(i).getSimple())) {
        return false;
      }
    }
    return true;
  }

  private static PlannedStatement dropped(
      TableEntry.DeltaTable table,
      Predicate<KeyConstraint> which,
      IfMissing ifMissing,
      String kind,
      SqlParserPos pos) {
    Optional<KeyConstraint> found = table.constraints().stream().filter(which).findFirst();
    if (found.isEmpty() && ifMissing == IfMissing.FAIL) {
      throw PlannerErrors.argument(
          pos,
          table.name()
              + " has no "
              + kind
              + ". DESCRIBE EXTENDED shows what it has; add IF EXISTS to ignore this.");
    }
    return found
        .<PlannedStatement>map(
            key -> new PlannedStatement.Change(new CatalogChange.DropKey(table.name(), key.name())))
        .orElseGet(() -> new PlannedStatement.Settings(settings -> settings));
  }

  private PlannedStatement check(TableEntry.DeltaTable table, KeyChange.DropNamed drop) {
    TableSnapshot snapshot = statement.names().pin(table, SnapshotVersion.latest());
    String text =
        "ALTER TABLE "
            + BoundTable.deltaPath(table.location())
            + " DROP CONSTRAINT "
            + (drop.ifMissing() == IfMissing.IGNORE ? "IF EXISTS " : "")
            + SparkLexical.identifier(drop.name().getSimple());
    return new PlannedStatement.Write(
        table.name(), table.location(), snapshot.version(), LaneSql.of(text), List.of());
  }
}
