// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import io.tarn.api.AccessControl;
import io.tarn.api.Lineage;
import io.tarn.api.Securable;
import io.tarn.api.SystemTableSource;
import io.tarn.api.TableEntry;
import io.tarn.api.TableName;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/**
 * {@code system.access.table_lineage} and {@code column_lineage}: a step is shown to those who see
 * both of its ends; a path only to whoever read it and to administrators.
 */
final class LineageTable implements SystemTableSource {
  private static final List<String> UNKNOWN_HERE =
      List.of(
          "account_id",
          "metastore_id",
          "workspace_id",
          "entity_type",
          "entity_id",
          "entity_run_id");

  private final StoredLineage lineage;
  private final Supplier<AccessControl> access;
  private final Level level;
  private final TableEntry.SystemTable table;

  /** What the steps go from and to. */
  private enum Level {
    TABLE,
    COLUMN
  }

  private LineageTable(
      StoredLineage lineage, Supplier<AccessControl> access, Level level, String comment) {
    this.lineage = lineage;
    this.access = access;
    this.level = level;
    this.table =
        new TableEntry.SystemTable(
            new TableName(
                BuiltInCatalog.SYSTEM.title(),
                "access",
                level == Level.TABLE ? "table_lineage" : "column_lineage"),
            Optional.of(comment),
            BuiltInCatalog.INTERNAL_USER,
            schema(level));
  }

  /** Both tables. */
  static List<SystemTableSource> sources(StoredLineage lineage, Supplier<AccessControl> access) {
    return List.of(
        new LineageTable(
            lineage,
            access,
            Level.TABLE,
            "Which tables each statement read and wrote, newest first"),
        new LineageTable(
            lineage,
            access,
            Level.COLUMN,
            "Which columns the values came from that each statement wrote or showed, newest first"));
  }

  private static Schema schema(Level level) {
    List<Field> fields = new ArrayList<>();
    UNKNOWN_HERE.forEach(name -> fields.add(text(name)));
    for (String end : List.of("source", "target")) {
      for (String part : List.of("full_name", "catalog", "schema", "name")) {
        fields.add(text(end + "_table_" + part));
      }
      fields.add(text(end + "_path"));
      fields.add(text(end + "_type"));
      if (level == Level.COLUMN) {
        fields.add(text(end + "_column_name"));
      }
    }
    fields.add(text("created_by"));
    fields.add(Field.nullable("event_time", new ArrowType.Timestamp(TimeUnit.MICROSECOND, "UTC")));
    fields.add(Field.nullable("event_date", new ArrowType.Date(DateUnit.DAY)));
    fields.add(text("record_id"));
    fields.add(text("event_id"));
    fields.add(text("statement_id"));
    return new Schema(fields);
  }

  private static Field text(String name) {
    return Field.nullable(name, new ArrowType.Utf8());
  }

  @Override
  public TableEntry.SystemTable table() {
    return table;
  }

  @Override
  public Iterable<List<@Nullable Object>> rows(String user) {
    return () -> {
      Iterable<List<@Nullable Object>> events =
          () -> new PagedRows<>(this::page, event -> Collections.singletonList(event));
      Reader reader = new Reader(user, access.get());
      return StreamSupport.stream(events.spliterator(), false)
          .flatMap(event -> rows((LineageRows.Event) event.get(0), reader))
          .iterator();
    };
  }

  private Collection<LineageRows.Event> page(LineageRows.@Nullable Event last) {
    return lineage.page(last == null ? null : last.statement(), PagedRows.PAGE);
  }

  private Stream<List<@Nullable Object>> rows(LineageRows.Event event, Reader reader) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (int i = 0; i < event.edges().size(); i++) {
      LineageEdge edge = event.edges().get(i);
      boolean ofColumns = edge.sourceColumn() != null;
      if (ofColumns == (level == Level.COLUMN)
          && reader.sees(edge.source(), event)
          && reader.sees(edge.target(), event)) {
        rows.add(row(event, edge, i));
      }
    }
    return rows.stream();
  }

  private List<@Nullable Object> row(LineageRows.Event event, LineageEdge edge, int position) {
    List<@Nullable Object> row = new ArrayList<>();
    UNKNOWN_HERE.forEach(name -> row.add(null));
    add(row, edge.source(), edge.sourceColumn());
    add(row, edge.target(), edge.targetColumn());
    row.add(event.user());
    row.add(event.at());
    row.add(LocalDate.ofInstant(event.at(), ZoneOffset.UTC));
    row.add(event.statement() + "." + position);
    row.add(event.statement());
    row.add(event.statement());
    return row;
  }

  private void add(
      List<@Nullable Object> row, Lineage.@Nullable Dataset end, @Nullable String column) {
    @Nullable TableName name = end == null ? null : end.table().orElse(null);
    row.add(
        name == null
            ? null
            : String.join(".", List.of(name.catalog(), name.schema(), name.table())));
    row.add(name == null ? null : name.catalog());
    row.add(name == null ? null : name.schema());
    row.add(name == null ? null : name.table());
    row.add(end == null ? null : end.path().orElse(null));
    row.add(end == null ? null : end.kind().name());
    if (level == Level.COLUMN) {
      row.add(column);
    }
  }

  /** What one user may know of, asked once for each table. */
  private static final class Reader {
    private final String user;
    private final AccessControl access;
    private final boolean administrator;
    private final Map<TableName, Boolean> seen = new HashMap<>();

    Reader(String user, AccessControl access) {
      this.user = user;
      this.access = access;
      this.administrator = access.isMember(user, AccessControl.ADMINS);
    }

    boolean sees(Lineage.@Nullable Dataset end, LineageRows.Event event) {
      if (end == null) {
        return true;
      }
      return end.table()
          .map(name -> seen.computeIfAbsent(name, key -> access.sees(user, Securable.table(key))))
          .orElseGet(() -> administrator || event.user().equalsIgnoreCase(user));
    }
  }
}
