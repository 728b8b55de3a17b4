// SPDX-License-Identifier: Apache-2.0
package io.tarn.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.api.CatalogChange;
import io.tarn.api.CatalogChange.Cascade;
import io.tarn.api.ErrorCode;
import io.tarn.api.IfExists;
import io.tarn.api.IfMissing;
import io.tarn.api.SchemaEntry;
import io.tarn.api.TableDefinition;
import io.tarn.api.TableEntry;
import io.tarn.api.TableName;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The part of {@link TableCatalogContract} about schemas, names and who may change them. */
abstract class CatalogNamesContract extends CatalogFixture {
  @Test
  void startsWithThreeCatalogsAndAnEmptyDefaultSchema() {
    assertThat(catalog().catalogs()).containsExactly("main", "samples", "system");
    assertThat(catalog().schemas("main")).extracting(SchemaEntry::name).containsExactly("default");
    assertThat(catalog().tables("main", "default")).isEmpty();
  }

  @Test
  void findsNothingUnderUnknownNames() {
    createTable(ORDERS);
    assertThat(catalog().find(new TableName("nowhere", "default", "orders"))).isEmpty();
    assertThat(catalog().find(new TableName("main", "nowhere", "orders"))).isEmpty();
    assertThat(catalog().find(new TableName("main", "default", "nothing"))).isEmpty();
    assertThat(catalog().find(new TableName("", "", ""))).isEmpty();
  }

  @Test
  void listingAnUnknownPlaceFailsAndSuggestsTheNearest() {
    createSchema("sales");
    check(() -> catalog().schemas("mian"), ErrorCode.CATALOG_NOT_FOUND, "main");
    check(() -> catalog().tables("nowhere", "sales"), ErrorCode.CATALOG_NOT_FOUND, "nowhere");
    check(() -> catalog().tables("main", "sale"), ErrorCode.SCHEMA_NOT_FOUND, "sales");
  }

  @Test
  void namesMatchIgnoringCaseAndComeBackAsTheyWereCreated() {
    createSchema("Sales");
    TableName created = new TableName("MAIN", "SALES", "Orders_2026");
    createTable(created);
    TableEntry found = catalog().find(new TableName("Main", "sales", "ORDERS_2026")).orElseThrow();
    assertThat(found.name()).isEqualTo(new TableName("main", "Sales", "Orders_2026"));
    assertThat(catalog().tables("main", "sALES")).containsExactly(found);
    assertThat(catalog().schemas("MAIN"))
        .extracting(SchemaEntry::name)
        .containsExactly("default", "Sales");
  }

  @Test
  void listsSchemasTablesAndViewsSorted() {
    for (String schema : List.of("zoo", "Bar", "foo")) {
      createSchema(schema);
    }
    createTable(new TableName("main", "foo", "zebra"));
    createView(new TableName("main", "foo", "Monkey"), IfExists.FAIL);
    createTable(new TableName("main", "foo", "ant"));
    assertThat(catalog().schemas("main"))
        .extracting(SchemaEntry::name)
        .containsExactly("Bar", "default", "foo", "zoo");
    assertThat(catalog().tables("main", "foo"))
        .extracting(entry -> entry.name().table())
        .containsExactly("ant", "Monkey", "zebra");
  }

  @Test
  void aSchemaHasItsCommentAndItsMakerAsOwner() {
    editor()
        .apply(
            new CatalogChange.CreateSchema("main", "hr", Optional.of("people"), IfExists.FAIL),
            USER);
    assertThat(catalog().schemas("main"))
        .contains(new SchemaEntry("main", "hr", Optional.of("people"), USER));
  }

  @Test
  void aSchemaIsMadeOnce() {
    createSchema("hr");
    check(() -> createSchema("HR"), ErrorCode.SCHEMA_ALREADY_EXISTS, "HR");
    editor()
        .apply(
            new CatalogChange.CreateSchema("main", "HR", Optional.of("new"), IfExists.IGNORE),
            USER);
    assertThat(catalog().schemas("main"))
        .contains(new SchemaEntry("main", "hr", Optional.empty(), USER));
    check(
        () ->
            editor()
                .apply(
                    new CatalogChange.CreateSchema("no", "x", Optional.empty(), IfExists.IGNORE),
                    USER),
        ErrorCode.CATALOG_NOT_FOUND,
        "no");
  }

  @Test
  void aSchemaIsDroppedEmptyOrWithAllItHolds() {
    createSchema("hr");
    TableName people = new TableName("main", "hr", "people");
    createTable(people);
    URI location = table(people).location();
    createView(new TableName("main", "hr", "bosses"), IfExists.FAIL);
    check(() -> dropSchema("hr", Cascade.RESTRICT), ErrorCode.SCHEMA_NOT_EMPTY, "hr");
    assertThat(catalog().find(people)).isPresent();
    dropSchema("HR", Cascade.CASCADE);
    assertThat(catalog().find(people)).isEmpty();
    checkGone(location);
    check(() -> catalog().tables("main", "hr"), ErrorCode.SCHEMA_NOT_FOUND, "hr");
    check(() -> dropSchema("hr", Cascade.CASCADE), ErrorCode.SCHEMA_NOT_FOUND, "hr");
    editor()
        .apply(
            new CatalogChange.DropSchema("main", "hr", IfMissing.IGNORE, Cascade.RESTRICT), USER);
    createSchema("hr");
    assertThat(catalog().tables("main", "hr")).isEmpty();
  }

  @Test
  void theDefaultSchemaStays() {
    check(() -> dropSchema("default", Cascade.CASCADE), ErrorCode.UNSUPPORTED_FEATURE, "default");
  }

  @Test
  void nobodyChangesTheSystemCatalogAndOnlyTheGatewayTheSamples() {
    for (String user : List.of(USER, "admin", "system")) {
      check(() -> createSchema("system", "x", user), ErrorCode.PERMISSION_DENIED, "system");
    }
    for (String user : List.of(USER, "admin", "System")) {
      check(() -> createSchema("Samples", "x", user), ErrorCode.PERMISSION_DENIED, "samples");
    }
    createSchema("samples", "x", "system");
    TableName table = new TableName("samples", "x", "t");
    check(() -> createTable(table), ErrorCode.PERMISSION_DENIED, "samples");
    check(() -> createView(table, IfExists.FAIL), ErrorCode.PERMISSION_DENIED, "samples");
    editor()
        .apply(
            new CatalogChange.CreateTable(TableDefinition.of(table, COLUMNS), IfExists.FAIL),
            "system");
    check(() -> dropTable(table), ErrorCode.PERMISSION_DENIED, "samples");
    check(
        () ->
            editor()
                .apply(
                    new CatalogChange.DropSchema("samples", "x", IfMissing.FAIL, Cascade.CASCADE),
                    USER),
        ErrorCode.PERMISSION_DENIED,
        "samples");
    assertThat(catalog().find(table)).isPresent();
  }

  @Test
  void namesNobodyCouldTypeAreRefused() {
    for (String name : List.of("", "  ", "a\u0000b", "a\nb", "x".repeat(256), "\ud800")) {
      check(() -> createSchema(name), ErrorCode.INVALID_ARGUMENT, "name");
      TableName table = new TableName("main", "default", name);
      check(() -> createTable(table), ErrorCode.INVALID_ARGUMENT, "name");
      check(() -> createView(table, IfExists.FAIL), ErrorCode.INVALID_ARGUMENT, "name");
    }
    for (String name : List.of("a b", "a.b", "`;drop table x--", "größe", "表", "x".repeat(255))) {
      createTable(new TableName("main", "default", name));
      assertThat(table(new TableName("main", "default", name)).name().table()).isEqualTo(name);
    }
  }
}
