// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.PlannedStatement;
import io.tarn.api.Privilege;
import io.tarn.api.SchemaEntry;
import io.tarn.api.Securable;
import io.tarn.api.SnapshotVersion;
import io.tarn.api.TableEntry;
import io.tarn.api.TableName;
import io.tarn.api.TableSnapshot;
import io.tarn.parser.DescribeStatement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** Answers {@code DESCRIBE} from the catalog, in Spark's layout. */
final class DescribePlanner {
  private static final Schema COLUMNS = RowSets.strings("col_name", "data_type", "comment");

  private final Statement statement;
  private final Namespaces namespaces;

  DescribePlanner(Statement statement, Namespaces namespaces) {
    this.statement = statement;
    this.namespaces = namespaces;
  }

  PlannedStatement.Rows plan(DescribeStatement node) {
    return switch (node.kind()) {
      case TABLE -> table((SqlIdentifier) node.target(), node.detail());
      case SCHEMA -> schema((SqlIdentifier) node.target());
      case FUNCTION ->
          new FunctionAnswers(statement).describe((SqlIdentifier) node.target(), node.detail());
      case QUERY -> {
        Schema result = statement.typed(node.target()).schema(statement.settings().timeZone());
        yield new PlannedStatement.Rows(COLUMNS, columns(result.getFields()));
      }
    };
  }

  private PlannedStatement.Rows schema(SqlIdentifier name) {
    SchemaEntry entry =
        namespaces.requireEntry(namespaces.complete(name), name.getParserPosition());
    return new PlannedStatement.Rows(
        RowSets.strings("database_description_item", "database_description_value"),
        List.of(
            RowSets.row("Catalog Name", entry.catalog()),
            RowSets.row("Namespace Name", entry.name()),
            RowSets.row("Comment", entry.comment().orElse("")),
            RowSets.row("Owner", entry.owner())));
  }

  private PlannedStatement.Rows table(SqlIdentifier name, DescribeStatement.Detail detail) {
    SqlParserPos pos = name.getParserPosition();
    TableName full = NameResolver.complete(name.names, statement.settings(), pos);
    TableEntry entry = statement.names().entry(full, pos);
    List<List<@Nullable Object>> rows = new ArrayList<>();
    if (entry instanceof TableEntry.DeltaTable table) {
      TableSnapshot snapshot = statement.names().pin(table, SnapshotVersion.latest());
      rows.addAll(columns(snapshot.schema().getFields()));
      rows.addAll(partitions(snapshot));
      if (detail == DescribeStatement.Detail.EXTENDED) {
        rows.addAll(may(Privilege.SELECT, table) ? details(table, snapshot) : details(table));
      }
    } else {
      Schema schema =
          entry instanceof TableEntry.View view
              ? view.schema()
              : ((TableEntry.SystemTable) entry).schema();
      rows.addAll(columns(schema.getFields()));
      if (detail == DescribeStatement.Detail.EXTENDED) {
        rows.addAll(details(entry));
      }
    }
    return new PlannedStatement.Rows(COLUMNS, rows);
  }

  private boolean may(Privilege privilege, TableEntry entry) {
    return statement.names().may(privilege, Securable.table(entry.name()));
  }

  private List<List<@Nullable Object>> columns(List<Field> fields) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (Field field : fields) {
      String type = TextLimits.typeName(statement.types(), field);
      rows.add(RowSets.row(field.getName(), type, field.getMetadata().get(TableSnapshot.COMMENT)));
    }
    return rows;
  }

  private List<List<@Nullable Object>> partitions(TableSnapshot snapshot) {
    if (snapshot.partitionColumns().isEmpty()) {
      return List.of();
    }
    List<List<@Nullable Object>> rows = new ArrayList<>();
    rows.add(RowSets.row("# Partition Information", "", ""));
    rows.add(RowSets.row("# col_name", "data_type", "comment"));
    List<Field> columns =
        snapshot.schema().getFields().stream()
            .filter(field -> snapshot.partitionColumns().contains(field.getName()))
            .toList();
    rows.addAll(columns(columns));
    return rows;
  }

  private List<List<@Nullable Object>> details(
      TableEntry.DeltaTable table, TableSnapshot snapshot) {
    List<List<@Nullable Object>> rows = new ArrayList<>(details(table));
    rows.add(RowSets.row("Provider", "delta", ""));
    rows.add(RowSets.row("Location", table.location().toString(), ""));
    rows.add(RowSets.row("Version", Long.toString(snapshot.version()), ""));
    rows.add(
        RowSets.row(
            "Last Modified", Instant.ofEpochMilli(snapshot.timestampMillis()).toString(), ""));
    if (table.policies().isEmpty() || may(Privilege.MANAGE, table)) {
      rows.addAll(sizes(snapshot.statistics()));
    }
    rows.add(RowSets.row("Table Properties", new TreeMap<>(snapshot.properties()).toString(), ""));
    table
        .constraints()
        .forEach(key -> rows.add(RowSets.row("Constraint", CreateText.key(key), "")));
    table
        .policies()
        .rowFilters()
        .forEach(filter -> rows.add(RowSets.row("Row Filter", CreateText.call(filter), "")));
    new TreeMap<>(table.policies().columnMasks())
        .forEach(
            (column, mask) ->
                rows.add(RowSets.row("Column Mask", column + ": " + CreateText.call(mask), "")));
    return rows;
  }

  /** They count what row filters hide too. */
  private static List<List<@Nullable Object>> sizes(TableSnapshot.Statistics statistics) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    rows.add(RowSets.row("Files", Long.toString(statistics.files()), ""));
    rows.add(RowSets.row("Size", statistics.bytes() + " bytes", ""));
    statistics.rows().ifPresent(count -> rows.add(RowSets.row("Rows", Long.toString(count), "")));
    return rows;
  }

  private List<List<@Nullable Object>> details(TableEntry entry) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    rows.add(RowSets.row("", "", ""));
    rows.add(RowSets.row("# Detailed Table Information", "", ""));
    rows.add(RowSets.row("Catalog", entry.name().catalog(), ""));
    rows.add(RowSets.row("Database", entry.name().schema(), ""));
    rows.add(RowSets.row("Table", entry.name().table(), ""));
    rows.add(RowSets.row("Owner", entry.owner(), ""));
    rows.add(RowSets.row("Comment", entry.comment().orElse(""), ""));
    if (entry instanceof TableEntry.View view) {
      rows.add(RowSets.row("Type", "VIEW", ""));
      if (may(Privilege.MANAGE, view)) {
        rows.add(RowSets.row("View Text", view.sql(), ""));
      }
      rows.add(
          RowSets.row(
              "View Catalog and Namespace",
              view.namespace().catalog() + "." + view.namespace().schema(),
              ""));
    } else {
      rows.add(
          RowSets.row("Type", entry instanceof TableEntry.SystemTable ? "SYSTEM" : "MANAGED", ""));
    }
    return rows;
  }
}
