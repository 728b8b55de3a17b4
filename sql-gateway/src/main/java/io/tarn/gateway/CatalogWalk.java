// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import io.tarn.api.ErrorCode;
import io.tarn.api.SchemaEntry;
import io.tarn.api.TableCatalog;
import io.tarn.api.TableEntry;
import io.tarn.api.WarehouseException;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Walks catalogs, schemas and tables that match; what vanishes meanwhile is left out. */
final class CatalogWalk {
  private final TableCatalog catalog;

  CatalogWalk(TableCatalog catalog) {
    this.catalog = catalog;
  }

  /**
   * Catalogs of a name.
   *
   * @param name null for all
   */
  Stream<String> catalogs(@Nullable String name) {
    return catalog.catalogs().stream().filter(c -> name == null || c.equalsIgnoreCase(name));
  }

  Stream<SchemaEntry> schemas(@Nullable String catalogName, LikePattern schema) {
    return catalogs(catalogName)
        .flatMap(c -> existing(() -> catalog.schemas(c)).stream())
        .filter(s -> schema.matches(s.name()));
  }

  Stream<TableEntry> tables(@Nullable String catalogName, LikePattern schema, LikePattern table) {
    return schemas(catalogName, schema)
        .flatMap(s -> existing(() -> catalog.tables(s.catalog(), s.name())).stream())
        .filter(t -> table.matches(t.name().table()));
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
