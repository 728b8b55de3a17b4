// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import io.tarn.api.SchemaEntry;
import io.tarn.api.Securable;
import io.tarn.api.TagCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Rows of {@code information_schema} about tags, as one user sees them. */
final class TagRows {
  private final InformationRows rows;
  private final TagCatalog tags;

  TagRows(InformationRows rows, TagCatalog tags) {
    this.rows = rows;
    this.tags = tags;
  }

  List<List<@Nullable Object>> ofCatalog(String catalog) {
    List<List<@Nullable Object>> all = new ArrayList<>();
    if (!rows.schemas(catalog).isEmpty()) {
      add(all, tags.tags(Securable.catalog(catalog)), catalog);
    }
    return all;
  }

  List<List<@Nullable Object>> ofSchemas(String catalog) {
    List<List<@Nullable Object>> all = new ArrayList<>();
    for (SchemaEntry schema : rows.schemas(catalog)) {
      add(
          all,
          tags.tags(Securable.schema(schema.catalog(), schema.name())),
          schema.catalog(),
          schema.name());
    }
    return all;
  }

  List<List<@Nullable Object>> ofTables(String catalog) {
    return rows.each(
        catalog,
        (entry, all) ->
            add(
                all,
                tags.tags(Securable.table(entry.name())),
                entry.name().catalog(),
                entry.name().schema(),
                entry.name().table()));
  }

  List<List<@Nullable Object>> ofColumns(String catalog) {
    return rows.each(
        catalog,
        (entry, all) ->
            new TreeMap<>(tags.columnTags(entry.name()))
                .forEach(
                    (column, of) ->
                        add(
                            all,
                            of,
                            entry.name().catalog(),
                            entry.name().schema(),
                            entry.name().table(),
                            rows.columnTitle(entry, column))));
  }

  private static void add(
      List<List<@Nullable Object>> rows, Map<String, String> tags, String... names) {
    new TreeMap<>(tags)
        .forEach(
            (tag, value) -> {
              List<@Nullable Object> row = new ArrayList<>(List.of(names));
              row.add(tag);
              row.add(value);
              rows.add(row);
            });
  }
}
