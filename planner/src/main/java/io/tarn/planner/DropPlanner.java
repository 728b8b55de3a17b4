// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.CatalogChange;
import io.tarn.api.FunctionEntry;
import io.tarn.api.FunctionName;
import io.tarn.api.IfMissing;
import io.tarn.api.PlannedStatement;
import io.tarn.api.Privilege;
import io.tarn.api.Securable;
import io.tarn.api.TableEntry;
import io.tarn.api.TableName;
import io.tarn.parser.DropFunction;
import io.tarn.parser.DropSchema;
import io.tarn.parser.DropTable;
import io.tarn.parser.DropView;
import java.util.Optional;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Plans {@code DROP}. What the caller may not know of is, to {@code IF EXISTS}, not there. */
final class DropPlanner {
  private final Statement statement;
  private final Namespaces namespaces;

  DropPlanner(Statement statement, Namespaces namespaces) {
    this.statement = statement;
    this.namespaces = namespaces;
  }

  PlannedStatement schema(DropSchema node) {
    Namespaces.Name name = namespaces.complete(node.name());
    SqlParserPos pos = node.name().getParserPosition();
    if (node.ifMissing() == IfMissing.IGNORE && namespaces.find(name).isEmpty()) {
      return nothing();
    }
    namespaces.require(name, pos);
    Securable schema = Securable.schema(name.catalog(), name.schema());
    statement.names().require(Privilege.MANAGE, schema, pos);
    return new PlannedStatement.Change(
        new CatalogChange.DropSchema(
            name.catalog(), name.schema(), node.ifMissing(), node.cascade()));
  }

  PlannedStatement table(DropTable node) {
    return existing(node.name(), node.ifMissing(), TableEntry.DeltaTable.class, "table")
        .<PlannedStatement>map(
            name ->
                new PlannedStatement.Change(new CatalogChange.DropTable(name, node.ifMissing())))
        .orElseGet(DropPlanner::nothing);
  }

  PlannedStatement view(DropView node) {
    return existing(node.name(), node.ifMissing(), TableEntry.View.class, "view")
        .<PlannedStatement>map(
            name -> new PlannedStatement.Change(new CatalogChange.DropView(name, node.ifMissing())))
        .orElseGet(DropPlanner::nothing);
  }

  PlannedStatement function(DropFunction node) {
    Optional<FunctionEntry> found =
        node.ifMissing() == IfMissing.FAIL
            ? Optional.of(UserFunctions.require(statement, node.name()))
            : UserFunctions.visible(statement, node.name());
    if (found.isEmpty()) {
      return nothing();
    }
    FunctionName name = found.get().name();
    statement
        .names()
        .require(Privilege.MANAGE, Securable.function(name), node.name().getParserPosition());
    return new PlannedStatement.Change(new CatalogChange.DropFunction(name, node.ifMissing()));
  }

  private Optional<TableName> existing(
      SqlIdentifier written, IfMissing ifMissing, Class<? extends TableEntry> kind, String word) {
    SqlParserPos pos = written.getParserPosition();
    TableName name = NameResolver.complete(written.names, statement.settings(), pos);
    Optional<TableEntry> entry =
        ifMissing == IfMissing.FAIL
            ? Optional.of(statement.names().entry(name, pos))
            : statement.names().find(name);
    if (entry.isPresent() && !kind.isInstance(entry.get())) {
      throw PlannerErrors.wrongKind(entry.get(), pos, word);
    }
    entry.ifPresent(found -> statement.names().require(Privilege.MANAGE, found, pos));
    return entry.map(TableEntry::name);
  }

  private static PlannedStatement nothing() {
    return new PlannedStatement.Settings(settings -> settings);
  }
}
