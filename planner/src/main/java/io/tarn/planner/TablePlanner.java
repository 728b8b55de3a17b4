// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.CatalogChange;
import io.tarn.api.CatalogEditor;
import io.tarn.api.IfExists;
import io.tarn.api.LaneSql;
import io.tarn.api.PlannedStatement;
import io.tarn.api.SnapshotVersion;
import io.tarn.api.TableDefinition;
import io.tarn.api.TableEntry;
import io.tarn.api.TableMaker;
import io.tarn.api.TableName;
import io.tarn.api.TableSnapshot;
import io.tarn.parser.CloneTable;
import io.tarn.parser.CreateTable;
import io.tarn.parser.VersionedTable;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Plans {@code CREATE TABLE}: made by the gateway, or by Spark where the table has rules. */
final class TablePlanner {
  private final Statement statement;
  private final CatalogEditor editor;

  TablePlanner(Statement statement, CatalogEditor editor) {
    this.statement = statement;
    this.editor = editor;
  }

  /**
   * @param name its full name, in a schema that exists
   */
  PlannedStatement create(CreateTable node, TableName name) {
    SqlParserPos pos = node.name().getParserPosition();
    if (node.location().isPresent()) {
      throw PlannerErrors.unsupported(
          pos, "LOCATION", "Leave it out: tables are kept where the warehouse keeps them.");
    }
    if (node.query().isPresent()) {
      return createTableAs(node, name, node.query().get());
    }
    if (node.columns().isEmpty()) {
      throw PlannerErrors.invalid(pos, "A table needs columns or AS and a query.");
    }
    Schema schema = TableColumns.defined(node.columns(), statement.validation().emptyValidator());
    TableDefinition definition = definition(node, name, schema);
    if (node.rules().isEmpty()) {
      return new PlannedStatement.Change(
          new CatalogChange.CreateTable(definition, node.ifExists()));
    }
    return withRules(node, definition);
  }

  private PlannedStatement withRules(CreateTable node, TableDefinition definition) {
    URI location = editor.newLocation(definition.name());
    CreateTableText text = new CreateTableText(statement, node);
    PlannedStatement.CreateTableAs plan =
        new PlannedStatement.CreateTableAs(
            definition,
            node.ifExists(),
            location,
            text.of(definition, location, Optional.empty()),
            List.of());
    return text.makesTable() ? plan.madeByEngine() : plan;
  }

  private PlannedStatement createTableAs(CreateTable node, TableName name, SqlNode query) {
    TypedQuery typed = statement.typed(query);
    Schema result = typed.schema(statement.settings().timeZone());
    Schema schema = TableColumns.stored(result, query.getParserPosition());
    TableDefinition definition = definition(node, name, schema);
    Optional<TableEntry> taken = statement.names().taken(name);
    if (taken.isPresent() && node.ifExists() == IfExists.FAIL) {
      throw PlannerErrors.alreadyExists(taken.get().name(), node.name().getParserPosition());
    }
    if (taken.isPresent() && node.ifExists() == IfExists.IGNORE) {
      return new PlannedStatement.Change(
          new CatalogChange.CreateTable(definition, IfExists.IGNORE));
    }
    QueryPlanner.requireNoSystemTables(statement, query.getParserPosition());
    statement.lineage().fills(typed.bound(), names(schema));
    URI location = editor.newLocation(name);
    if (!node.rules().isEmpty()) {
      LaneSql fill =
          new CreateTableText(statement, node)
              .of(definition, location, Optional.of(typed.sparkText()))
              .with(statement.names().errorDetail());
      return new PlannedStatement.CreateTableAs(
          definition, node.ifExists(), location, fill, statement.names().inputs());
    }
    String insert = "INSERT INTO " + BoundTable.deltaPath(location) + " " + typed.sparkText();
    return new PlannedStatement.CreateTableAs(
        definition,
        node.ifExists(),
        location,
        LaneSql.of(insert).with(statement.names().errorDetail()),
        statement.names().inputs(),
        QueryPlanner.rows(statement, typed, schema),
        TableMaker.GATEWAY);
  }

  private static List<String> names(Schema columns) {
    return columns.getFields().stream().map(Field::getName).toList();
  }

  private TableDefinition definition(CreateTable node, TableName name, Schema schema) {
    TableDefinition definition =
        new TableDefinition(
            name,
            schema,
            TableColumns.partitions(node.partitionColumns(), schema),
            node.comment(),
            node.properties(),
            TableColumns.keys(node.keys(), name, schema, statement));
    return node.policies().isEmpty()
        ? definition
        : definition.with(new PolicyPlanner(statement).ofNew(node, name, schema));
  }

  /**
   * A copy of a table: Spark shares its files under the new name, and for a deep one writes them
   * anew.
   *
   * @param name its full name, in a schema that exists
   */
  PlannedStatement copy(CloneTable node, TableName name) {
    SqlParserPos pos = node.source().getParserPosition();
    TableEntry.DeltaTable source = cloned(node, pos);
    SnapshotVersion version =
        node.source() instanceof VersionedTable versioned
            ? TimeTravel.version(versioned, statement.settings().timeZone())
            : SnapshotVersion.latest();
    BoundTable bound = statement.names().bind(source, version);
    if (node.depth() == CloneTable.Depth.DEEP) {
      requireGiven(bound.schema(), pos);
    }
    TableDefinition definition =
        new TableDefinition(
            name,
            bound.schema(),
            bound.snapshot().orElseThrow().partitionColumns(),
            source.comment(),
            Map.of(),
            source.constraints());
    statement.lineage().copies(source, names(bound.schema()));
    URI location = editor.newLocation(name);
    return new PlannedStatement.CreateTableAs(
        definition,
        node.ifExists(),
        location,
        copyText(node.depth(), BoundTable.deltaPath(location), bound),
        statement.names().inputs());
  }

  private TableEntry.DeltaTable cloned(CloneTable node, SqlParserPos pos) {
    SqlIdentifier written =
        node.source() instanceof VersionedTable versioned
            ? versioned.table()
            : (SqlIdentifier) node.source();
    TableEntry entry =
        statement
            .names()
            .readable(
                statement.user(),
                NameResolver.complete(written.names, statement.settings(), pos),
                pos);
    if (!(entry instanceof TableEntry.DeltaTable source)) {
      throw PlannerErrors.wrongKind(entry, pos, "table");
    }
    if (!statement.names().policies(source).isEmpty()) {
      throw PolicyErrors.refused(
          source.name(),
          "A clone",
          "Write CREATE TABLE … AS SELECT, which copies what you see.",
          written);
    }
    return source;
  }

  private static LaneSql copyText(CloneTable.Depth depth, String path, BoundTable source) {
    String shared = "CREATE OR REPLACE TABLE " + path + " SHALLOW CLONE " + source.sparkText();
    return depth == CloneTable.Depth.SHALLOW
        ? LaneSql.of(shared)
        : new LaneSql(
            List.of(shared), "INSERT OVERWRITE " + path + " SELECT * FROM " + path, List.of());
  }

  /** A deep copy writes all columns, and Delta writes some of them itself. */
  private static void requireGiven(Schema columns, SqlParserPos pos) {
    for (Field column : columns.getFields()) {
      Map<String, String> rules = column.getMetadata();
      if (rules.containsKey(TableSnapshot.GENERATED) || rules.containsKey(TableSnapshot.IDENTITY)) {
        throw PlannerErrors.unsupported(
            pos,
            "DEEP CLONE of a table whose column `" + column.getName() + "` Delta computes",
            "Write SHALLOW CLONE, or CREATE TABLE … AS SELECT, which keeps the values only.");
      }
    }
  }
}
