// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import io.tarn.api.ErrorCode;
import io.tarn.api.SchemaEntry;
import io.tarn.api.SnapshotVersion;
import io.tarn.api.TableCatalog;
import io.tarn.api.TableEntry;
import io.tarn.api.WarehouseException;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Walks catalogs, schemas and tables that match; what vanishes meanwhile is left out. */
public final class CatalogWalk {
  private static final Logger LOG = LoggerFactory.getLogger(CatalogWalk.class);
  private static final Schema NO_COLUMNS = new Schema(List.of());

  private final TableCatalog catalog;

  public CatalogWalk(TableCatalog catalog) {
    this.catalog = catalog;
  }

  /**
   * Catalogs of a name.
   *
   * @param name null for all
   */
  public Stream<String> catalogs(@Nullable String name) {
    return catalog.catalogs().stream().filter(c -> name == null || c.equalsIgnoreCase(name));
  }

  /**
   * Schemas that match.
   *
   * @param catalogName null for all catalogs
   */
  public Stream<SchemaEntry> schemas(@Nullable String catalogName, LikePattern schema) {
    return catalogs(catalogName)
        .flatMap(c -> existing(() -> catalog.schemas(c)).stream())
        .filter(s -> schema.matches(s.name()));
  }

  /**
   * Tables that match.
   *
   * @param catalogName null for all catalogs
   */
  public Stream<TableEntry> tables(
      @Nullable String catalogName, LikePattern schema, LikePattern table) {
    return schemas(catalogName, schema)
        .flatMap(s -> existing(() -> catalog.tables(s.catalog(), s.name())).stream())
        .filter(t -> table.matches(t.name().table()));
  }

  /** A table's columns, none if it cannot be read: one must not hide all others. */
  public Schema columns(TableEntry table) {
    if (table instanceof TableEntry.View view) {
      return view.schema();
    }
    if (table instanceof TableEntry.SystemTable system) {
      return system.schema();
    }
    try {
      return catalog.snapshot((TableEntry.DeltaTable) table, SnapshotVersion.latest()).schema();
    } catch (RuntimeException e) {
      LOG.warn("Table {} is listed without its columns: they cannot be read", table.name(), e);
      return NO_COLUMNS;
    }
  }

  private static <T> List<T> existing(Supplier<List<T>> listing) {
    try {
      return listing.get();
    } catch (WarehouseException e) {
      if (e.code() == ErrorCode.CATALOG_NOT_FOUND || e.code() == ErrorCode.SCHEMA_NOT_FOUND) {
        return List.of();
      }
      throw e;
    }
  }
}
