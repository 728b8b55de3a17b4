// SPDX-License-Identifier: Apache-2.0
package io.tarn.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.api.CatalogChange;
import io.tarn.api.CatalogChange.Cascade;
import io.tarn.api.CatalogEditor;
import io.tarn.api.ErrorCode;
import io.tarn.api.IfExists;
import io.tarn.api.IfMissing;
import io.tarn.api.Quoting;
import io.tarn.api.SessionOption;
import io.tarn.api.SessionSettings;
import io.tarn.api.SnapshotVersion;
import io.tarn.api.TableCatalog;
import io.tarn.api.TableDefinition;
import io.tarn.api.TableEntry;
import io.tarn.api.TableName;
import io.tarn.api.TableSnapshot;
import io.tarn.api.WarehouseException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What the catalog's contract suites share: a few columns and short forms of the changes. */
abstract class CatalogFixture {
  protected static final String USER = "ada";
  protected static final TableName ORDERS = new TableName("main", "default", "orders");
  protected static final Schema COLUMNS =
      new Schema(
          List.of(
              new Field("id", FieldType.notNullable(new ArrowType.Int(64, true)), null),
              new Field(
                  "day",
                  new FieldType(
                      true, new ArrowType.Utf8(), null, Map.of(TableSnapshot.COMMENT, "when")),
                  null),
              Field.nullable("note", new ArrowType.Utf8())));

  protected abstract TableCatalog catalog();

  protected abstract CatalogEditor editor();

  final void createSchema(String schema) {
    createSchema("main", schema, USER);
  }

  final void createSchema(String catalog, String schema, String user) {
    editor()
        .apply(
            new CatalogChange.CreateSchema(catalog, schema, Optional.empty(), IfExists.FAIL), user);
  }

  final void dropSchema(String schema, Cascade cascade) {
    editor().apply(new CatalogChange.DropSchema("main", schema, IfMissing.FAIL, cascade), USER);
  }

  final void createTable(TableName name) {
    createTable(name, IfExists.FAIL);
  }

  final void createTable(TableName name, IfExists ifExists) {
    editor()
        .apply(new CatalogChange.CreateTable(TableDefinition.of(name, COLUMNS), ifExists), USER);
  }

  final void dropTable(TableName name) {
    editor().apply(new CatalogChange.DropTable(name, IfMissing.FAIL), USER);
  }

  final void createView(TableName name, IfExists ifExists) {
    TableEntry.View view =
        new TableEntry.View(
            name,
            Optional.of("best"),
            "someone else",
            "select \"id\", 'it''s' from Orders",
            viewSettings(),
            COLUMNS);
    editor().apply(new CatalogChange.CreateView(view, ifExists), USER);
  }

  static SessionSettings viewSettings() {
    return SessionSettings.defaults()
        .withNamespace("main", "sales")
        .with(SessionOption.QUOTING, Quoting.ANSI.name())
        .with(SessionOption.TIMEZONE, "Europe/Berlin");
  }

  final void dropView(TableName name) {
    editor().apply(new CatalogChange.DropView(name, IfMissing.FAIL), USER);
  }

  final TableEntry.DeltaTable table(TableName name) {
    return (TableEntry.DeltaTable) catalog().find(name).orElseThrow();
  }

  final TableEntry.View view(TableName name) {
    return (TableEntry.View) catalog().find(name).orElseThrow();
  }

  /** No table lies there any more. */
  final void checkGone(URI location) {
    TableEntry.DeltaTable former =
        new TableEntry.DeltaTable(ORDERS, Optional.empty(), USER, location, List.of());
    check(
        () -> catalog().snapshot(former, SnapshotVersion.latest()),
        ErrorCode.TABLE_STORAGE_ERROR,
        "");
  }

  static void check(ThrowingCallable call, ErrorCode code, String mentions) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(WarehouseException.class, e -> assertThat(e.code()).isEqualTo(code))
        .hasMessageContaining(mentions);
  }
}
