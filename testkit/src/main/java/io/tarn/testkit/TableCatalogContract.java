// SPDX-License-Identifier: Apache-2.0
package io.tarn.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.api.CatalogChange;
import io.tarn.api.CatalogEditor;
import io.tarn.api.CommitSummary;
import io.tarn.api.ErrorCode;
import io.tarn.api.IfExists;
import io.tarn.api.IfMissing;
import io.tarn.api.KeyConstraint;
import io.tarn.api.KeyConstraint.ForeignKey;
import io.tarn.api.KeyConstraint.PrimaryKey;
import io.tarn.api.QueryId;
import io.tarn.api.SnapshotVersion;
import io.tarn.api.TableCatalog;
import io.tarn.api.TableDefinition;
import io.tarn.api.TableEntry;
import io.tarn.api.TableName;
import io.tarn.api.TableSnapshot;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.Field;
import org.junit.jupiter.api.Test;

/**
 * What every {@link TableCatalog} with its {@link CatalogEditor} does. A subclass gives the two,
 * over a store that is empty before each test.
 */
public abstract class TableCatalogContract extends CatalogNamesContract {
  @Test
  void aNewTableIsEmptyAtVersionZero() {
    editor()
        .apply(
            new CatalogChange.CreateTable(
                new TableDefinition(
                    ORDERS, COLUMNS, List.of("day"), Optional.of("sold"), Map.of(), List.of()),
                IfExists.FAIL),
            USER);
    TableEntry.DeltaTable table = table(ORDERS);
    assertThat(table.owner()).isEqualTo(USER);
    assertThat(table.comment()).contains("sold");
    TableSnapshot snapshot = catalog().snapshot(table, SnapshotVersion.latest());
    assertThat(snapshot.version()).isZero();
    assertThat(snapshot.latest()).isTrue();
    assertThat(snapshot.location()).isEqualTo(table.location());
    assertThat(snapshot.schema().getFields())
        .extracting(Field::getName)
        .containsExactly("id", "day", "note");
    assertThat(snapshot.schema().findField("day").getMetadata())
        .containsEntry(TableSnapshot.COMMENT, "when");
    assertThat(snapshot.partitionColumns()).containsExactly("day");
    assertThat(catalog().files(snapshot)).isEmpty();
    check(
        () -> catalog().snapshot(table, new SnapshotVersion.AsOfVersion(7)),
        ErrorCode.VERSION_NOT_FOUND,
        "7");
  }

  @Test
  void tablesAndViewsShareTheirNames() {
    TableName top = new TableName("main", "default", "top");
    createTable(ORDERS);
    createView(top, IfExists.FAIL);
    check(() -> createTable(ORDERS), ErrorCode.TABLE_OR_VIEW_ALREADY_EXISTS, "orders");
    check(() -> createTable(top), ErrorCode.TABLE_OR_VIEW_ALREADY_EXISTS, "top");
    check(
        () -> createView(ORDERS, IfExists.FAIL), ErrorCode.TABLE_OR_VIEW_ALREADY_EXISTS, "orders");
    check(
        () -> createView(ORDERS, IfExists.REPLACE),
        ErrorCode.WRONG_COMMAND_FOR_OBJECT_TYPE,
        "table");
    check(
        () -> createTable(top, IfExists.REPLACE), ErrorCode.WRONG_COMMAND_FOR_OBJECT_TYPE, "view");
    check(() -> dropView(ORDERS), ErrorCode.WRONG_COMMAND_FOR_OBJECT_TYPE, "table");
    check(() -> dropTable(top), ErrorCode.WRONG_COMMAND_FOR_OBJECT_TYPE, "view");
  }

  @Test
  void ifNotExistsLeavesWhatIsThere() {
    createTable(ORDERS);
    TableEntry before = table(ORDERS);
    createTable(ORDERS, IfExists.IGNORE);
    createView(ORDERS, IfExists.IGNORE);
    assertThat(catalog().find(ORDERS)).contains(before);
  }

  @Test
  void replacingATableGivesItANewPlace() {
    createTable(ORDERS);
    URI before = table(ORDERS).location();
    createTable(new TableName("main", "default", "ORDERS"), IfExists.REPLACE);
    assertThat(table(ORDERS).location()).isNotEqualTo(before);
    assertThat(table(ORDERS).name().table()).isEqualTo("ORDERS");
    assertThat(catalog().tables("main", "default")).hasSize(1);
    checkGone(before);
  }

  @Test
  void aDroppedTableIsGoneWithItsFiles() {
    createTable(ORDERS);
    URI location = table(ORDERS).location();
    dropTable(new TableName("main", "default", "Orders"));
    assertThat(catalog().find(ORDERS)).isEmpty();
    checkGone(location);
    createTable(ORDERS);
    check(
        () -> dropTable(new TableName("main", "default", "order")),
        ErrorCode.TABLE_OR_VIEW_NOT_FOUND,
        "'orders'");
    check(
        () -> dropTable(new TableName("main", "nowhere", "orders")),
        ErrorCode.SCHEMA_NOT_FOUND,
        "nowhere");
    editor()
        .apply(
            new CatalogChange.DropTable(
                new TableName("main", "nowhere", "orders"), IfMissing.IGNORE),
            USER);
  }

  @Test
  void aViewKeepsItsTextItsSettingsAndItsColumns() {
    TableName name = new TableName("main", "default", "Top");
    createView(name, IfExists.FAIL);
    TableEntry.View view = view(name);
    assertThat(view.name()).isEqualTo(name);
    assertThat(view.owner()).as("the caller, whatever the view says").isEqualTo(USER);
    assertThat(view.comment()).contains("best");
    assertThat(view.sql()).isEqualTo("select \"id\", 'it''s' from Orders");
    assertThat(view.namespace()).isEqualTo(viewSettings());
    assertThat(view.schema()).isEqualTo(COLUMNS);
    createView(name, IfExists.REPLACE);
    assertThat(catalog().tables("main", "default")).hasSize(1);
    dropView(name);
    assertThat(catalog().find(name)).isEmpty();
    check(() -> dropView(name), ErrorCode.TABLE_OR_VIEW_NOT_FOUND, "Top");
    editor().apply(new CatalogChange.DropView(name, IfMissing.IGNORE), USER);
  }

  @Test
  void keysComeBackAsTheyWereDeclared() {
    TableName days = new TableName("main", "default", "days");
    List<KeyConstraint> keys =
        List.of(
            new ForeignKey("fk_day", List.of("day"), days, List.of("day")),
            new PrimaryKey("pk", List.of("id", "day")),
            new ForeignKey("fk_self", List.of("id", "note"), ORDERS, List.of("id", "day")));
    editor().apply(new CatalogChange.CreateTable(withKeys(keys), IfExists.FAIL), USER);
    assertThat(table(ORDERS).constraints()).isEqualTo(keys);
    assertThat(KeyConstraint.primaryKey(table(ORDERS).constraints()))
        .contains(new PrimaryKey("pk", List.of("id", "day")));
  }

  @Test
  void unlawfulKeysAreRefusedAndNothingIsMade() {
    PrimaryKey key = new PrimaryKey("pk", List.of("id"));
    checkKeys(ErrorCode.UNRESOLVED_COLUMN, "idd", new PrimaryKey("pk", List.of("idd")));
    checkKeys(ErrorCode.INVALID_SQL, "pk", new PrimaryKey("pk", List.of()));
    checkKeys(ErrorCode.INVALID_SQL, "twice", new PrimaryKey("pk", List.of("id", "ID")));
    checkKeys(ErrorCode.INVALID_SQL, "two", key, new PrimaryKey("other", List.of("day")));
    checkKeys(
        ErrorCode.INVALID_SQL,
        "PK",
        key,
        new ForeignKey("PK", List.of("day"), ORDERS, List.of("day")));
    assertThat(catalog().find(ORDERS)).isEmpty();
  }

  @Test
  void aFilledPlaceGetsItsNameLast() {
    URI location = editor().newLocation(ORDERS);
    assertThat(editor().newLocation(ORDERS)).isNotEqualTo(location);
    checkGone(location);
    editor().createStorage(location, TableDefinition.of(ORDERS, COLUMNS));
    assertThat(catalog().find(ORDERS)).isEmpty();
    editor().register(location, TableDefinition.of(ORDERS, COLUMNS), IfExists.FAIL, USER);
    assertThat(table(ORDERS).location()).isEqualTo(location);
    assertThat(table(ORDERS).owner()).isEqualTo(USER);
    assertThat(editor().committed(location, 0, QueryId.next())).isEqualTo(new CommitSummary(0, 0));
  }

  @Test
  void aPlaceThatGetsNoNameCanBeDiscarded() {
    URI location = editor().newLocation(ORDERS);
    editor().createStorage(location, TableDefinition.of(ORDERS, COLUMNS));
    editor().discardStorage(location);
    checkGone(location);
    editor().discardStorage(location);
  }

  @Test
  void namingAPlaceObeysWhatHoldsTheName() {
    createTable(ORDERS);
    URI before = table(ORDERS).location();
    URI second = filled();
    check(
        () -> editor().register(second, TableDefinition.of(ORDERS, COLUMNS), IfExists.FAIL, USER),
        ErrorCode.TABLE_OR_VIEW_ALREADY_EXISTS,
        "orders");
    editor().register(second, TableDefinition.of(ORDERS, COLUMNS), IfExists.IGNORE, USER);
    assertThat(table(ORDERS).location()).isEqualTo(before);
    checkGone(second);
    URI third = filled();
    editor().register(third, TableDefinition.of(ORDERS, COLUMNS), IfExists.REPLACE, USER);
    assertThat(table(ORDERS).location()).isEqualTo(third);
    checkGone(before);
  }

  @Test
  void aTableWithANameIsNeverDiscarded() {
    createTable(ORDERS);
    URI location = table(ORDERS).location();
    assertThatThrownBy(() -> editor().discardStorage(location))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(catalog().snapshot(table(ORDERS), SnapshotVersion.latest()).version()).isZero();
  }

  @Test
  void aTableNeedsItsSchema() {
    createSchema("sales");
    TableName name = new TableName("main", "sale", "t");
    check(() -> createTable(name), ErrorCode.SCHEMA_NOT_FOUND, "sales");
    check(() -> createView(name, IfExists.FAIL), ErrorCode.SCHEMA_NOT_FOUND, "sales");
    URI location = editor().newLocation(name);
    check(
        () -> editor().createStorage(location, TableDefinition.of(name, COLUMNS)),
        ErrorCode.SCHEMA_NOT_FOUND,
        "sales");
    checkGone(location);
  }

  private void checkKeys(ErrorCode code, String mentions, KeyConstraint... keys) {
    check(
        () ->
            editor()
                .apply(new CatalogChange.CreateTable(withKeys(List.of(keys)), IfExists.FAIL), USER),
        code,
        mentions);
  }

  private static TableDefinition withKeys(List<KeyConstraint> keys) {
    return new TableDefinition(ORDERS, COLUMNS, List.of(), Optional.empty(), Map.of(), keys);
  }

  private URI filled() {
    URI location = editor().newLocation(ORDERS);
    editor().createStorage(location, TableDefinition.of(ORDERS, COLUMNS));
    return location;
  }
}
