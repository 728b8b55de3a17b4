// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.CatalogChange;
import io.tarn.api.CatalogEditor;
import io.tarn.api.FunctionName;
import io.tarn.api.IfExists;
import io.tarn.api.PlannedStatement;
import io.tarn.api.Privilege;
import io.tarn.api.Securable;
import io.tarn.api.TableCatalog;
import io.tarn.api.TableEntry;
import io.tarn.api.TableName;
import io.tarn.parser.AccessStatement;
import io.tarn.parser.AlterKeys;
import io.tarn.parser.AlterPolicy;
import io.tarn.parser.CloneTable;
import io.tarn.parser.CommentOn;
import io.tarn.parser.CopyInto;
import io.tarn.parser.CreateFunction;
import io.tarn.parser.CreateSchema;
import io.tarn.parser.CreateTable;
import io.tarn.parser.CreateView;
import io.tarn.parser.DeleteStatement;
import io.tarn.parser.DescribeStatement;
import io.tarn.parser.DropFunction;
import io.tarn.parser.DropSchema;
import io.tarn.parser.DropTable;
import io.tarn.parser.DropView;
import io.tarn.parser.ExplainStatement;
import io.tarn.parser.LanguageStatement;
import io.tarn.parser.MergeStatement;
import io.tarn.parser.RenameTable;
import io.tarn.parser.ResetStatement;
import io.tarn.parser.SetStatement;
import io.tarn.parser.ShowStatement;
import io.tarn.parser.StatementVisitor;
import io.tarn.parser.TableCommand;
import io.tarn.parser.TagStatement;
import io.tarn.parser.UpdateStatement;
import io.tarn.parser.UseStatement;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Plans the statements that are not queries. Changes nothing: it says what is to change. */
final class StatementPlanner implements StatementVisitor<PlannedStatement> {
  private final Statement statement;
  private final TableCatalog catalog;
  private final CatalogEditor editor;
  private final Namespaces namespaces;
  private final LanguagePlanner questions;

  StatementPlanner(
      Statement statement, TableCatalog catalog, CatalogEditor editor, LanguagePlanner questions) {
    this.questions = questions;
    this.statement = statement;
    this.catalog = catalog;
    this.editor = editor;
    this.namespaces = new Namespaces(catalog, statement.settings());
  }

  @Override
  public PlannedStatement createSchema(CreateSchema node) {
    Namespaces.Name name = namespaces.complete(node.name());
    SqlParserPos pos = node.name().getParserPosition();
    Securable catalogName = Securable.catalog(namespaces.requireCatalog(name.catalog(), pos));
    statement.names().require(Privilege.CREATE_SCHEMA, catalogName, pos);
    return new PlannedStatement.Change(
        new CatalogChange.CreateSchema(
            name.catalog(), name.schema(), node.comment(), node.ifExists()));
  }

  @Override
  public PlannedStatement dropSchema(DropSchema node) {
    return new DropPlanner(statement, namespaces).schema(node);
  }

  @Override
  public PlannedStatement createTable(CreateTable node) {
    return new TablePlanner(statement, editor)
        .create(node, target(node.name(), Privilege.CREATE_TABLE, node.ifExists()));
  }

  /** Checks, without planning the query, that the caller may make the table. */
  void requireTarget(CreateTable node) {
    TableName unused = target(node.name(), Privilege.CREATE_TABLE, node.ifExists());
  }

  @Override
  public PlannedStatement cloneTable(CloneTable node) {
    return new TablePlanner(statement, editor)
        .copy(node, target(node.name(), Privilege.CREATE_TABLE, node.ifExists()));
  }

  /** A name for something new, in a schema that exists and that the caller may fill. */
  private TableName target(SqlIdentifier written, Privilege create, IfExists ifExists) {
    SqlParserPos pos = written.getParserPosition();
    TableName full = place(written, create);
    if (ifExists == IfExists.REPLACE && statement.names().taken(full).isPresent()) {
      statement.names().require(Privilege.MANAGE, Securable.table(full), pos);
    }
    return full;
  }

  private TableName place(SqlIdentifier written, Privilege create) {
    SqlParserPos pos = written.getParserPosition();
    TableName name = NameResolver.complete(written.names, statement.settings(), pos);
    Namespaces.Name schema =
        namespaces.require(new Namespaces.Name(name.catalog(), name.schema()), pos);
    statement.names().require(create, Securable.schema(schema.catalog(), schema.schema()), pos);
    return new TableName(schema.catalog(), schema.schema(), name.table());
  }

  @Override
  public PlannedStatement createView(CreateView node) {
    TableName name = target(node.name(), Privilege.CREATE_VIEW, node.ifExists());
    TypedQuery query = statement.typed(node.query());
    SqlParserPos pos = node.query().getParserPosition();
    if (Parameters.count(node.query()) > 0) {
      throw PlannerErrors.unsupported(pos, "A parameter in a view", "Write the value itself.");
    }
    if (statement.views().stream().anyMatch(v -> v.toString().equalsIgnoreCase(name.toString()))) {
      throw PlannerErrors.viewTooDeep(name, statement.config().maxViewDepth());
    }
    Schema result = query.schema(statement.settings().timeZone());
    Schema columns = TableColumns.stored(ViewColumns.named(node, result), pos);
    statement
        .lineage()
        .fills(query.bound(), columns.getFields().stream().map(Field::getName).toList());
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

  @Override
  public PlannedStatement dropTable(DropTable node) {
    return new DropPlanner(statement, namespaces).table(node);
  }

  @Override
  public PlannedStatement dropView(DropView node) {
    return new DropPlanner(statement, namespaces).view(node);
  }

  @Override
  public PlannedStatement createFunction(CreateFunction node) {
    TableName name = place(node.name(), Privilege.CREATE_FUNCTION);
    return new FunctionPlanner(statement)
        .create(node, new FunctionName(name.catalog(), name.schema(), name.table()));
  }

  @Override
  public PlannedStatement dropFunction(DropFunction node) {
    return new DropPlanner(statement, namespaces).function(node);
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
  public PlannedStatement alterKeys(AlterKeys node) {
    return new KeyPlanner(statement).plan(node);
  }

  @Override
  public PlannedStatement alterPolicy(AlterPolicy node) {
    return new PolicyPlanner(statement).plan(node);
  }

  @Override
  public PlannedStatement renameTable(RenameTable node) {
    TableName newName = target(node.newName(), Privilege.CREATE_TABLE, IfExists.FAIL);
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

  @Override
  public PlannedStatement access(AccessStatement node) {
    return new AccessPlanner(statement, namespaces).plan(node.action());
  }

  @Override
  public PlannedStatement tags(TagStatement node) {
    return new TagPlanner(statement, namespaces).plan(node.action());
  }

  @Override
  public PlannedStatement language(LanguageStatement node) {
    return questions.plan(node);
  }
}
