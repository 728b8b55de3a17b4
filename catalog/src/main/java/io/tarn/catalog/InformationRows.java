// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import io.tarn.api.AccessControl;
import io.tarn.api.AccessDirectory;
import io.tarn.api.Privilege;
import io.tarn.api.SchemaEntry;
import io.tarn.api.Securable;
import io.tarn.api.SnapshotVersion;
import io.tarn.api.TableCatalog;
import io.tarn.api.TableEntry;
import io.tarn.api.TableSnapshot;
import io.tarn.api.VisibleCatalog;
import io.tarn.api.WarehouseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Rows of {@code information_schema} as one user sees them. */
final class InformationRows {
  private static final Logger LOG = LoggerFactory.getLogger(InformationRows.class);

  private final TableCatalog visible;
  private final AccessControl access;
  private final AccessDirectory directory;
  private final String user;

  InformationRows(
      TableCatalog catalog, AccessControl access, AccessDirectory directory, String user) {
    this.visible = new VisibleCatalog(catalog, access, user);
    this.access = access;
    this.directory = directory;
    this.user = user;
  }

  /** What it tells of functions. */
  RoutineRows routines() {
    return new RoutineRows(visible, this);
  }

  /** What it tells of tags. */
  TagRows tags() {
    return new TagRows(this, visible.tags());
  }

  /** What it tells of keys. */
  KeyRows keys() {
    return new KeyRows(visible, this);
  }

  /** A column's name as its table has it. */
  String columnTitle(TableEntry table, String key) {
    return schema(table, snapshot(table)).getFields().stream()
        .map(Field::getName)
        .filter(key::equalsIgnoreCase)
        .findFirst()
        .orElse(key);
  }

  /** What it tells of row filters and column masks. */
  PolicyRows policies() {
    return new PolicyRows(this);
  }

  static List<@Nullable Object> row(@Nullable Object... values) {
    return Arrays.asList(values);
  }

  List<SchemaEntry> schemas(String catalog) {
    return visible.catalogs().contains(catalog) ? visible.schemas(catalog) : List.of();
  }

  /** Hands each visible table to what makes rows of it. */
  List<List<@Nullable Object>> each(
      String catalog, BiConsumer<TableEntry, List<List<@Nullable Object>>> maker) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (SchemaEntry schema : schemas(catalog)) {
      visible.tables(catalog, schema.name()).forEach(table -> maker.accept(table, rows));
    }
    return rows;
  }

  List<List<@Nullable Object>> schemata(String catalog) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (SchemaEntry schema : schemas(catalog)) {
      rows.add(row(schema.catalog(), schema.name(), schema.owner(), schema.comment().orElse(null)));
    }
    return rows;
  }

  List<List<@Nullable Object>> tables(String catalog) {
    return each(
        catalog,
        (table, rows) -> {
          boolean delta = table instanceof TableEntry.DeltaTable;
          String type = delta ? "MANAGED" : table instanceof TableEntry.View ? "VIEW" : "SYSTEM";
          rows.add(
              row(
                  table.name().catalog(),
                  table.name().schema(),
                  table.name().table(),
                  type,
                  delta ? "YES" : "NO",
                  table.owner(),
                  table.comment().orElse(null),
                  delta ? "DELTA" : null));
        });
  }

  List<List<@Nullable Object>> columns(String catalog) {
    return each(
        catalog,
        (table, rows) -> {
          Optional<TableSnapshot> snapshot = snapshot(table);
          List<String> partitions = snapshot.map(TableSnapshot::partitionColumns).orElse(List.of());
          int position = 0;
          for (Field field : schema(table, snapshot).getFields()) {
            position++;
            int partition = partitions.indexOf(field.getName());
            rows.add(
                row(
                    table.name().catalog(),
                    table.name().schema(),
                    table.name().table(),
                    field.getName(),
                    position,
                    field.isNullable() ? "YES" : "NO",
                    ArrowTypeNames.full(field),
                    ArrowTypeNames.simple(field),
                    partition < 0 ? null : partition + 1,
                    field.getMetadata().get(TableSnapshot.COMMENT)));
          }
        });
  }

  private static Schema schema(TableEntry table, Optional<TableSnapshot> snapshot) {
    if (table instanceof TableEntry.View view) {
      return view.schema();
    }
    return table instanceof TableEntry.SystemTable system
        ? system.schema()
        : snapshot.map(TableSnapshot::schema).orElseGet(() -> new Schema(List.of()));
  }

  /** A table that cannot be read has no columns here: one must not hide all others. */
  private Optional<TableSnapshot> snapshot(TableEntry table) {
    if (!(table instanceof TableEntry.DeltaTable delta)) {
      return Optional.empty();
    }
    try {
      return Optional.of(visible.snapshot(delta, SnapshotVersion.latest()));
    } catch (WarehouseException e) {
      LOG.warn("The columns of {} cannot be read", table.name(), e);
      return Optional.empty();
    }
  }

  /** A view's text is for those who may replace it. */
  List<List<@Nullable Object>> views(String catalog) {
    return each(
        catalog,
        (table, rows) -> {
          if (table instanceof TableEntry.View view) {
            boolean shown = manages(Securable.table(view.name()));
            rows.add(
                row(
                    view.name().catalog(),
                    view.name().schema(),
                    view.name().table(),
                    shown ? view.sql() : null,
                    "NONE",
                    "NO"));
          }
        });
  }

  boolean manages(Securable object) {
    return access.missing(user, Privilege.MANAGE, object).isEmpty();
  }

  List<List<@Nullable Object>> tablePrivileges(String catalog) {
    return each(
        catalog,
        (table, rows) ->
            granted(
                Securable.table(table.name()),
                List.of(table.name().catalog(), table.name().schema(), table.name().table()),
                rows));
  }

  List<List<@Nullable Object>> schemaPrivileges(String catalog) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (SchemaEntry schema : schemas(catalog)) {
      granted(
          Securable.schema(schema.catalog(), schema.name()),
          List.of(schema.catalog(), schema.name()),
          rows);
    }
    return rows;
  }

  List<List<@Nullable Object>> catalogPrivileges(String catalog) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    if (visible.catalogs().contains(catalog)) {
      granted(Securable.catalog(catalog), List.of(catalog), rows);
      rows.replaceAll(row -> row.subList(0, row.size() - 1));
    }
    return rows;
  }

  /** All that was granted on an object and around it, or what concerns the user. */
  void granted(Securable object, List<String> names, List<List<@Nullable Object>> rows) {
    boolean all = manages(object);
    Optional<Securable> level = Optional.of(object);
    while (level.isPresent()) {
      String from = level.get().equals(object) ? "NONE" : level.get().kind().name();
      for (AccessDirectory.Grant grant : directory.grants(level.get())) {
        if (all || access.isMember(user, grant.principal())) {
          List<@Nullable Object> row = new ArrayList<>(List.of(grant.principal()));
          row.addAll(names);
          row.addAll(row(grant.privilege().words(), "NO", from));
          rows.add(row);
        }
      }
      level = level.get().parent();
    }
  }
}
