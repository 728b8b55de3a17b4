// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.PlannedStatement;
import io.tarn.api.Privilege;
import io.tarn.api.SnapshotVersion;
import io.tarn.api.TableCatalog;
import io.tarn.api.TableEntry;
import io.tarn.api.TableName;
import io.tarn.parser.ShowStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** Answers {@code SHOW} from the catalog, with Databricks' column names. */
final class ShowPlanner {
  private final Statement statement;
  private final TableCatalog catalog;
  private final Namespaces namespaces;

  ShowPlanner(Statement statement, TableCatalog catalog, Namespaces namespaces) {
    this.statement = statement;
    this.catalog = catalog;
    this.namespaces = namespaces;
  }

  PlannedStatement.Rows plan(ShowStatement node) {
    return switch (node.kind()) {
      case CATALOGS -> names("catalog", catalog.catalogs(), node.like());
      case SCHEMAS -> schemas(node);
      case TABLES -> tables(node, "database", "tableName", entry -> true);
      case VIEWS -> tables(node, "namespace", "viewName", TableEntry.View.class::isInstance);
      case COLUMNS ->
          names(
              "col_name",
              columns(entry(node)).getFields().stream().map(Field::getName).toList(),
              node.like());
      case FUNCTIONS, USER_FUNCTIONS, SYSTEM_FUNCTIONS ->
          FunctionAnswers.show(node, catalog, namespaces);
      case CREATE_TABLE -> createText(node);
    };
  }

  /** A view's text tells what its owner may read: it is for those who may replace it. */
  private PlannedStatement.Rows createText(ShowStatement node) {
    TableEntry entry = entry(node);
    if (entry instanceof TableEntry.View) {
      statement.names().require(Privilege.MANAGE, entry, node.getParserPosition());
    }
    return new PlannedStatement.Rows(
        RowSets.strings("createtab_stmt"),
        List.of(RowSets.row(CreateText.of(entry, columns(entry), statement))));
  }

  private static PlannedStatement.Rows names(
      String column, List<String> names, Optional<String> like) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (String name : names) {
      if (RowSets.matches(like, name)) {
        rows.add(RowSets.row(name));
      }
    }
    return new PlannedStatement.Rows(RowSets.strings(column), rows);
  }

  private PlannedStatement.Rows schemas(ShowStatement node) {
    String name =
        node.in().map(SqlIdentifier::toString).orElseGet(() -> statement.settings().catalog());
    String known = namespaces.requireCatalog(name, node.getParserPosition());
    return names(
        "databaseName", catalog.schemas(known).stream().map(s -> s.name()).toList(), node.like());
  }

  private PlannedStatement.Rows tables(
      ShowStatement node, String schemaColumn, String nameColumn, Predicate<TableEntry> which) {
    Namespaces.Name schema =
        namespaces.require(
            node.in().map(namespaces::complete).orElseGet(namespaces::current),
            node.getParserPosition());
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (TableEntry entry : catalog.tables(schema.catalog(), schema.schema())) {
      if (which.test(entry) && RowSets.matches(node.like(), entry.name().table())) {
        rows.add(RowSets.row(schema.schema(), entry.name().table(), false));
      }
    }
    return new PlannedStatement.Rows(
        new Schema(
            List.of(
                RowSets.string(schemaColumn),
                RowSets.string(nameColumn),
                RowSets.bool("isTemporary"))),
        rows);
  }

  private TableEntry entry(ShowStatement node) {
    SqlIdentifier name =
        node.in()
            .orElseThrow(
                () ->
                    PlannerErrors.invalid(
                        node.getParserPosition(), "This SHOW needs the name of a table."));
    SqlParserPos pos = name.getParserPosition();
    TableName full = NameResolver.complete(name.names, statement.settings(), pos);
    return statement.names().entry(full, pos);
  }

  private Schema columns(TableEntry entry) {
    if (entry instanceof TableEntry.DeltaTable table) {
      return statement.names().pin(table, SnapshotVersion.latest()).schema();
    }
    return entry instanceof TableEntry.View view
        ? view.schema()
        : ((TableEntry.SystemTable) entry).schema();
  }
}
