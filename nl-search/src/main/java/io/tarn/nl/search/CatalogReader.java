// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.search;

import io.tarn.api.KeyConstraint;
import io.tarn.api.SchemaEntry;
import io.tarn.api.SnapshotVersion;
import io.tarn.api.TableCatalog;
import io.tarn.api.TableEntry;
import io.tarn.api.TableName;
import io.tarn.api.TableSnapshot;
import io.tarn.api.WarehouseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says what has changed in the catalog since it was last asked. One thread at a time. */
final class CatalogReader {
  private static final Logger LOG = LoggerFactory.getLogger(CatalogReader.class);

  private final TableCatalog catalog;
  private Map<String, Seen> seen = new HashMap<>();

  private record Seen(TableEntry entry, long version) {}

  /**
   * What is new and what is no more.
   *
   * @param changed tables that are new or have another version
   * @param gone tables that are no more
   */
  record Changes(List<DescribedTable> changed, List<TableName> gone) {}

  CatalogReader(TableCatalog catalog) {
    this.catalog = catalog;
  }

  Changes changes() {
    Map<String, Seen> now = new HashMap<>();
    List<DescribedTable> changed = new ArrayList<>();
    for (String name : catalog.catalogs()) {
      for (SchemaEntry schema : catalog.schemas(name)) {
        for (TableEntry entry : catalog.tables(name, schema.name())) {
          read(entry, now, changed);
        }
      }
    }
    List<TableName> gone = new ArrayList<>();
    seen.forEach(
        (key, before) -> {
          if (!now.containsKey(key)) {
            gone.add(before.entry().name());
          }
        });
    seen = now;
    return new Changes(changed, gone);
  }

  private void read(TableEntry entry, Map<String, Seen> now, List<DescribedTable> changed) {
    String key = TableDocument.key(entry.name());
    try {
      Optional<TableSnapshot> snapshot =
          entry instanceof TableEntry.DeltaTable delta
              ? Optional.of(catalog.snapshot(delta, SnapshotVersion.latest()))
              : Optional.empty();
      Seen current = new Seen(entry, snapshot.map(TableSnapshot::version).orElse(0L));
      now.put(key, current);
      if (!current.equals(seen.get(key))) {
        changed.add(describe(entry, snapshot));
      }
    } catch (WarehouseException e) {
      // One broken table must not keep the others from being found.
      LOG.debug("A table cannot be described", e);
    }
  }

  private static DescribedTable describe(TableEntry entry, Optional<TableSnapshot> snapshot) {
    Schema schema = snapshot.map(TableSnapshot::schema).orElseGet(() -> ownSchema(entry));
    List<DescribedTable.DescribedColumn> columns = new ArrayList<>();
    for (Field field : schema.getFields()) {
      String comment = field.getMetadata().getOrDefault(TableSnapshot.COMMENT, "");
      columns.add(
          new DescribedTable.DescribedColumn(field.getName(), ColumnTypes.name(field), comment));
    }
    List<KeyConstraint> keys =
        entry instanceof TableEntry.DeltaTable delta ? delta.constraints() : List.of();
    return new DescribedTable(entry.name(), kind(entry), entry.comment().orElse(""), columns, keys);
  }

  private static DescribedTable.Kind kind(TableEntry entry) {
    if (entry instanceof TableEntry.View) {
      return DescribedTable.Kind.VIEW;
    }
    return entry instanceof TableEntry.DeltaTable table && !table.policies().isEmpty()
        ? DescribedTable.Kind.PROTECTED_TABLE
        : DescribedTable.Kind.TABLE;
  }

  private static Schema ownSchema(TableEntry entry) {
    if (entry instanceof TableEntry.View view) {
      return view.schema();
    }
    return entry instanceof TableEntry.SystemTable system ? system.schema() : new Schema(List.of());
  }
}
