// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import io.tarn.api.DataFile;
import io.tarn.api.ErrorCode;
import io.tarn.api.FunctionCatalog;
import io.tarn.api.KeyConstraint;
import io.tarn.api.SchemaEntry;
import io.tarn.api.SessionSettings;
import io.tarn.api.SnapshotVersion;
import io.tarn.api.TableCatalog;
import io.tarn.api.TableEntry;
import io.tarn.api.TableName;
import io.tarn.api.TableSnapshot;
import io.tarn.api.WarehouseException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * Two catalogs: {@code main} with an unreadable table, {@code shop} with keys, comments, a view.
 */
final class FakeCatalog implements TableCatalog {
  static final TableName CUSTOMERS = new TableName("shop", "sales", "customers");
  static final TableName ORDERS = new TableName("shop", "sales", "order_items");
  static final TableName LOOKALIKE = new TableName("shop", "sales", "orderXitems");
  static final TableName BROKEN = new TableName("main", "default", "broken");

  volatile boolean answers = true;

  private final List<TableEntry> tables =
      List.of(
          delta(BROKEN, List.of()),
          delta(CUSTOMERS, List.of(new KeyConstraint.PrimaryKey("pk_customers", List.of("id")))),
          delta(
              ORDERS,
              List.of(
                  new KeyConstraint.PrimaryKey("pk_orders", List.of("id", "line")),
                  new KeyConstraint.ForeignKey(
                      "fk_customer", List.of("customer"), CUSTOMERS, List.of("id")))),
          delta(LOOKALIKE, List.of(new KeyConstraint.PrimaryKey("pk_x", List.of("id")))),
          new TableEntry.View(
              new TableName("shop", "sales", "totals"),
              Optional.empty(),
              "admin",
              "select 1",
              SessionSettings.defaults(),
              schema()),
          new TableEntry.SystemTable(
              new TableName("system", "query", "history"), Optional.empty(), "admin", schema()));

  static Schema schema() {
    return new Schema(
        List.of(
            new Field(
                "id",
                new FieldType(
                    false,
                    new ArrowType.Int(64, true),
                    null,
                    Map.of(TableSnapshot.COMMENT, "The customer's number")),
                List.of()),
            Field.nullable("name", ArrowType.Utf8.INSTANCE),
            Field.nullable("balance", new ArrowType.Decimal(12, 2, 128)),
            Field.nullable("since", new ArrowType.Timestamp(TimeUnit.MICROSECOND, "UTC")),
            new Field(
                "tags",
                FieldType.nullable(ArrowType.List.INSTANCE),
                List.of(Field.nullable("element", ArrowType.Utf8.INSTANCE)))));
  }

  private static TableEntry delta(TableName name, List<KeyConstraint> keys) {
    return new TableEntry.DeltaTable(
        name, Optional.of("All " + name.table()), "admin", URI.create("file:///nowhere"), keys);
  }

  @Override
  public List<String> catalogs() {
    if (!answers) {
      throw WarehouseException.of(ErrorCode.METADATA_STORE_ERROR, "The metadata store is away");
    }
    return List.of("main", "shop", "system");
  }

  @Override
  public List<SchemaEntry> schemas(String catalog) {
    if (!catalogs().contains(catalog)) {
      throw WarehouseException.of(ErrorCode.CATALOG_NOT_FOUND, "No catalog " + catalog);
    }
    return tables.stream()
        .map(TableEntry::name)
        .filter(n -> n.catalog().equals(catalog))
        .map(TableName::schema)
        .distinct()
        .map(s -> new SchemaEntry(catalog, s, Optional.empty(), "admin"))
        .toList();
  }

  @Override
  public List<TableEntry> tables(String catalog, String schema) {
    return tables.stream()
        .filter(t -> t.name().catalog().equals(catalog) && t.name().schema().equals(schema))
        .toList();
  }

  @Override
  public FunctionCatalog functions() {
    return FunctionCatalog.NONE;
  }

  @Override
  public Optional<TableEntry> find(TableName name) {
    return tables.stream().filter(t -> t.name().equals(name)).findFirst();
  }

  @Override
  public TableSnapshot snapshot(TableEntry.DeltaTable table, SnapshotVersion version) {
    if (table.name().equals(BROKEN)) {
      throw WarehouseException.of(ErrorCode.TABLE_STORAGE_ERROR, "The log cannot be read");
    }
    return new TableSnapshot(
        table.location(),
        0,
        true,
        0,
        schema(),
        List.of(),
        Map.of(),
        Set.of(),
        new TableSnapshot.Statistics(1, 1, OptionalLong.empty()));
  }

  @Override
  public List<DataFile> files(TableSnapshot snapshot) {
    throw new UnsupportedOperationException("doors read no files");
  }
}
