// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.CatalogChange;
import io.tarn.api.CatalogEditor;
import io.tarn.api.IfExists;
import io.tarn.api.IfMissing;
import io.tarn.api.LaneSql;
import io.tarn.api.PlannedStatement;
import io.tarn.api.TableCatalog;
import io.tarn.api.TableDefinition;
import io.tarn.api.TableEntry;
import io.tarn.api.TableName;
import io.tarn.api.TableSnapshot;
import io.tarn.parser.CommentOn;
import io.tarn.parser.CopyInto;
import io.tarn.parser.CreateSchema;
import io.tarn.parser.CreateTable;
import io.tarn.parser.CreateView;
import io.tarn.parser.DeleteStatement;
import io.tarn.parser.DescribeStatement;
import io.tarn.parser.DropSchema;
import io.tarn.parser.DropTable;
import io.tarn.parser.DropView;
import io.tarn.parser.ExplainStatement;
import io.tarn.parser.MergeStatement;
import io.tarn.parser.RenameTable;
import io.tarn.parser.ResetStatement;
import io.tarn.parser.SetStatement;
import io.tarn.parser.ShowStatement;
import io.tarn.parser.StatementVisitor;
import io.tarn.parser.TableCommand;
import io.tarn.parser.UpdateStatement;
import io.tarn.parser.UseStatement;
import io.tarn.parser.ViewColumn;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Plans the statements that are not queries. Changes nothing: it says what is to change. */
final class StatementPlanner implements StatementVisitor<PlannedStatement> {
  private final Statement statement;
  private final TableCatalog catalog;
  private final CatalogEditor editor;
  private final Namespaces namespaces;

  StatementPlanner(Statement statement, TableCatalog catalog, CatalogEditor editor) {
    this.statement = statement;
    this.catalog = catalog;
    this.editor = editor;
    this.namespaces = new Namespaces(catalog, statement.settings());
  }

  @Override
  public PlannedStatement createSchema(CreateSchema node) {
    Namespaces.Name name = namespaces.complete(node.name());
    namespaces.requireCatalog(name.catalog(), node.name().getParserPosition());
    return new PlannedStatement.Change(
        new CatalogChange.CreateSchema(
            name.catalog(), name.schema(), node.comment(), node.ifExists()));
  }

  @Override
  public PlannedStatement dropSchema(DropSchema node) {
    Namespaces.Name name = namespaces.complete(node.name());
    if (node.ifMissing() == IfMissing.FAIL) {
      namespaces.require(name, node.name().getParserPosition());
    }
    return new PlannedStatement.Change(
        new CatalogChange.DropSchema(
            name.catalog(), name.schema(), node.ifMissing(), node.cascade()));
  }

  @Override
  public PlannedStatement createTable(CreateTable node) {
    SqlParserPos pos = node.name().getParserPosition();
    if (node.location().isPresent()) {
      throw PlannerErrors.unsupported(
          pos, "LOCATION", "Leave it out: tables are kept where the warehouse keeps them.");
    }
    TableName name = target(node.name());
    if (node.query().isPresent()) {
      return createTableAs(node, name, node.query().get());
    }
    if (node.columns().isEmpty()) {
      throw PlannerErrors.invalid(pos, "A table needs columns or AS and a query.");
    }
    Schema schema = TableColumns.defined(node.columns(), statement.validation().emptyValidator());
    return new PlannedStatement.Change(
        new CatalogChange.CreateTable(definition(node, name, schema), node.ifExists()));
  }

  private PlannedStatement createTableAs(CreateTable node, TableName name, SqlNode query) {
    TypedQuery typed = statement.typed(query);
    Schema result = typed.schema(statement.settings().timeZone());
    Schema schema = TableColumns.stored(result, query.getParserPosition());
    TableDefinition definition = definition(node, name, schema);
    Optional<TableEntry> taken = catalog.find(name);
    if (taken.isPresent() && node.ifExists() == IfExists.FAIL) {
      throw PlannerErrors.alreadyExists(taken.get().name(), node.name().getParserPosition());
    }
    if (taken.isPresent() && node.ifExists() == IfExists.IGNORE) {
      return new PlannedStatement.Change(
          new CatalogChange.CreateTable(definition, IfExists.IGNORE));
    }
    QueryPlanner.requireNoSystemTables(statement, query.getParserPosition());
    URI location = editor.newLocation(name);
    String insert = "INSERT INTO " + BoundTable.deltaPath(location) + " " + typed.sparkText();
    return new PlannedStatement.CreateTableAs(
        definition, node.ifExists(), location, LaneSql.of(insert), statement.names().inputs());
  }

  private TableDefinition definition(CreateTable node, TableName name, Schema schema) {
    return new TableDefinition(
        name,
        schema,
        TableColumns.partitions(node.partitionColumns(), schema),
        node.comment(),
        node.properties(),
        TableColumns.keys(node.keys(), name, schema, statement));
  }

  /** A name for something new, in a schema that exists. */
  private TableName target(SqlIdentifier written) {
    SqlParserPos pos = written.getParserPosition();
    TableName name = NameResolver.complete(written.names, statement.settings(), pos);
    Namespaces.Name schema =
        namespaces.require(new Namespaces.Name(name.catalog(), name.schema()), pos);
    return new TableName(schema.catalog(), schema.schema(), name.table());
  }

  @Override
  public PlannedStatement createView(CreateView node) {
    TableName name = target(node.name());
    TypedQuery query = statement.typed(node.query());
    SqlParserPos pos = node.query().getParserPosition();
    if (Parameters.count(node.query()) > 0) {
      throw PlannerErrors.unsupported(pos, "A parameter in a view", "Write the value itself.");
    }
    if (statement.views().stream().anyMatch(v -> v.toString().equalsIgnoreCase(name.toString()))) {
      throw PlannerErrors.viewTooDeep(name, statement.config().maxViewDepth());
    }
    Schema result = query.schema(statement.settings().timeZone());
    Schema columns = TableColumns.stored(named(node, result), pos);
    TableEntry.View view =
        new TableEntry.View(
            name,
            node.comment(),
            statement.user(),
            node.queryText(),
            statement.settings(),
            columns);
    return new PlannedStatement.Change(new CatalogChange.CreateView(view, node.ifExists()));
  }

  private static Schema named(CreateView node, Schema result) {
    List<ViewColumn> names = node.columns();
    if (names.isEmpty()) {
      return result;
    }
    if (names.size() != result.getFields().size()) {
      throw PlannerErrors.invalid(
          node.name().getParserPosition(),
          "The view names "
              + names.size()
              + " column(s), but its query has "
              + result.getFields().size()
              + ". Name each column of the query.");
    }
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      Field field = result.getFields().get(i);
      Map<String, String> metadata = new HashMap<>();
      names.get(i).comment().ifPresent(text -> metadata.put(TableSnapshot.COMMENT, text));
      FieldType type = new FieldType(field.isNullable(), field.getType(), null, metadata);
      fields.add(new Field(names.get(i).name().getSimple(), type, field.getChildren()));
    }
    return new Schema(fields);
  }

  @Override
  public PlannedStatement dropTable(DropTable node) {
    TableName name = existing(node.name(), node.ifMissing(), TableEntry.DeltaTable.class, "table");
    return new PlannedStatement.Change(new CatalogChange.DropTable(name, node.ifMissing()));
  }

  @Override
  public PlannedStatement dropView(DropView node) {
    TableName name = existing(node.name(), node.ifMissing(), TableEntry.View.class, "view");
    return new PlannedStatement.Change(new CatalogChange.DropView(name, node.ifMissing()));
  }

  private TableName existing(
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
    return entry.map(TableEntry::name).orElse(name);
  }

  @Override
  public PlannedStatement update(UpdateStatement node) {
    return new ChangePlanner(statement).update(node);
  }

  @Override
  public PlannedStatement delete(DeleteStatement node) {
    return new ChangePlanner(statement).delete(node);
  }

  @Override
  public PlannedStatement merge(MergeStatement node) {
    return new ChangePlanner(statement).merge(node);
  }

  @Override
  public PlannedStatement tableCommand(TableCommand node) {
    return new CommandPlanner(statement).plan(node);
  }

  @Override
  public PlannedStatement renameTable(RenameTable node) {
    TableName newName = target(node.newName());
    CommandPlanner commands = new CommandPlanner(statement);
    commands.requireFree(newName, node.newName().getParserPosition());
    return commands.rename(node, newName);
  }

  @Override
  public PlannedStatement commentOn(CommentOn node) {
    return new CommandPlanner(statement).comment(node);
  }

  @Override
  public PlannedStatement copyInto(CopyInto node) {
    return new CopyPlanner(statement).plan(node);
  }

  @Override
  public PlannedStatement show(ShowStatement node) {
    return new ShowPlanner(statement, catalog, namespaces).plan(node);
  }

  @Override
  public PlannedStatement describe(DescribeStatement node) {
    return new DescribePlanner(statement, namespaces).plan(node);
  }

  @Override
  public PlannedStatement use(UseStatement node) {
    return new SettingsPlanner(statement, namespaces).use(node);
  }

  @Override
  public PlannedStatement set(SetStatement node) {
    return new SettingsPlanner(statement, namespaces).set(node);
  }

  @Override
  public PlannedStatement reset(ResetStatement node) {
    return new SettingsPlanner(statement, namespaces).reset(node);
  }

  @Override
  public PlannedStatement explain(ExplainStatement node) {
    return new ExplainPlanner(statement).plan(node);
  }
}
