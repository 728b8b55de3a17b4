// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import io.tarn.api.KeyConstraint;
import io.tarn.api.TableCatalog;
import io.tarn.api.TableEntry;
import io.tarn.api.TableName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of {@code information_schema} about keys, as one user sees them. */
final class KeyRows {
  private final TableCatalog visible;
  private final InformationRows rows;

  KeyRows(TableCatalog visible, InformationRows rows) {
    this.visible = visible;
    this.rows = rows;
  }

  List<List<@Nullable Object>> constraints(String catalog) {
    return eachKey(
        catalog,
        (table, key, all) -> {
          List<@Nullable Object> row = keyNames(table, key);
          boolean foreign = key instanceof KeyConstraint.ForeignKey;
          row.addAll(
              InformationRows.row(foreign ? "FOREIGN KEY" : "PRIMARY KEY", "NO", "NO", "NO"));
          all.add(row);
        });
  }

  List<List<@Nullable Object>> keyColumns(String catalog) {
    return eachKey(
        catalog,
        (table, key, all) -> {
          for (int i = 0; i < key.columns().size(); i++) {
            List<@Nullable Object> row = keyNames(table, key);
            boolean foreign = key instanceof KeyConstraint.ForeignKey;
            row.addAll(InformationRows.row(key.columns().get(i), i + 1, foreign ? i + 1 : null));
            all.add(row);
          }
        });
  }

  List<List<@Nullable Object>> references(String catalog) {
    return eachKey(
        catalog,
        (table, key, all) -> {
          if (key instanceof KeyConstraint.ForeignKey foreign) {
            TableName target = foreign.referenced();
            all.add(
                InformationRows.row(
                    table.catalog(),
                    table.schema(),
                    key.name(),
                    target.catalog(),
                    target.schema(),
                    primaryKey(target),
                    "FULL",
                    "NO ACTION",
                    "NO ACTION"));
          }
        });
  }

  private @Nullable String primaryKey(TableName name) {
    return visible
        .find(name)
        .filter(TableEntry.DeltaTable.class::isInstance)
        .flatMap(t -> KeyConstraint.primaryKey(((TableEntry.DeltaTable) t).constraints()))
        .map(KeyConstraint.PrimaryKey::name)
        .orElse(null);
  }

  private interface KeyMaker {
    void add(TableName table, KeyConstraint key, List<List<@Nullable Object>> all);
  }

  private List<List<@Nullable Object>> eachKey(String catalog, KeyMaker maker) {
    return rows.each(
        catalog,
        (table, all) -> {
          if (table instanceof TableEntry.DeltaTable delta) {
            delta.constraints().forEach(key -> maker.add(delta.name(), key, all));
          }
        });
  }

  private static List<@Nullable Object> keyNames(TableName table, KeyConstraint key) {
    return new ArrayList<>(
        InformationRows.row(
            table.catalog(),
            table.schema(),
            key.name(),
            table.catalog(),
            table.schema(),
            table.table()));
  }
}
