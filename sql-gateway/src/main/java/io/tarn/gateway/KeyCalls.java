// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import static org.apache.arrow.flight.sql.FlightSqlProducer.Schemas;

import io.tarn.api.KeyConstraint;
import io.tarn.api.KeyConstraint.ForeignKey;
import io.tarn.api.TableCatalog;
import io.tarn.api.TableEntry;
import io.tarn.api.TableName;
import io.tarn.gateway.MetadataRows.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.arrow.flight.FlightProducer.ServerStreamListener;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetCrossReference;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetExportedKeys;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetImportedKeys;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetPrimaryKeys;
import org.apache.arrow.flight.sql.impl.FlightSql.UpdateDeleteRules;
import org.jspecify.annotations.Nullable;

/** Answers which keys tables declare, and which keys point where. */
final class KeyCalls {
  private static final int RULE = UpdateDeleteRules.NO_ACTION.getNumber();

  private final Function<String, TableCatalog> visible;
  private final MetadataRows rows;

  /**
   * @param visible the catalog as a user sees it
   */
  KeyCalls(Function<String, TableCatalog> visible, MetadataRows rows) {
    this.visible = visible;
    this.rows = rows;
  }

  /** Which tables a call asks about. */
  private record Wanted(@Nullable String catalog, LikePattern schema, LikePattern table) {
    static Wanted of(@Nullable String catalog, @Nullable String schema, String table) {
      return new Wanted(
          catalog,
          schema == null ? LikePattern.any() : LikePattern.ofName(schema),
          LikePattern.ofName(table));
    }

    static Wanted all() {
      return new Wanted(null, LikePattern.any(), LikePattern.any());
    }

    boolean matches(TableName name) {
      return (catalog == null || catalog.equalsIgnoreCase(name.catalog()))
          && schema.matches(name.schema())
          && table.matches(name.table());
    }
  }

  /** A foreign key and the table that declares it. */
  private record Reference(TableName from, ForeignKey key) {}

  void primary(String user, CommandGetPrimaryKeys command, ServerStreamListener listener) {
    TableCatalog catalog = visible.apply(user);
    Wanted wanted =
        Wanted.of(
            command.hasCatalog() ? command.getCatalog() : null,
            command.hasDbSchema() ? command.getDbSchema() : null,
            command.getTable());
    List<Row> found = new ArrayList<>();
    tables(catalog, wanted)
        .forEach(
            table ->
                KeyConstraint.primaryKey(table.constraints())
                    .ifPresent(key -> addPrimary(table.name(), key, found)));
    rows.send(Schemas.GET_PRIMARY_KEYS_SCHEMA, found, listener);
  }

  void imported(String user, CommandGetImportedKeys command, ServerStreamListener listener) {
    TableCatalog catalog = visible.apply(user);
    Wanted from =
        Wanted.of(
            command.hasCatalog() ? command.getCatalog() : null,
            command.hasDbSchema() ? command.getDbSchema() : null,
            command.getTable());
    send(
        catalog,
        references(catalog, from, Wanted.all()),
        Comparator.comparing(KeyCalls::target),
        listener);
  }

  void exported(String user, CommandGetExportedKeys command, ServerStreamListener listener) {
    TableCatalog catalog = visible.apply(user);
    Wanted to =
        Wanted.of(
            command.hasCatalog() ? command.getCatalog() : null,
            command.hasDbSchema() ? command.getDbSchema() : null,
            command.getTable());
    send(
        catalog,
        references(catalog, Wanted.all(), to),
        Comparator.comparing(KeyCalls::origin),
        listener);
  }

  void crossReference(
      String user, CommandGetCrossReference command, ServerStreamListener listener) {
    TableCatalog catalog = visible.apply(user);
    Wanted to =
        Wanted.of(
            command.hasPkCatalog() ? command.getPkCatalog() : null,
            command.hasPkDbSchema() ? command.getPkDbSchema() : null,
            command.getPkTable());
    Wanted from =
        Wanted.of(
            command.hasFkCatalog() ? command.getFkCatalog() : null,
            command.hasFkDbSchema() ? command.getFkDbSchema() : null,
            command.getFkTable());
    send(catalog, references(catalog, from, to), Comparator.comparing(KeyCalls::origin), listener);
  }

  private static Stream<TableEntry.DeltaTable> tables(TableCatalog catalog, Wanted wanted) {
    return new CatalogWalk(catalog)
        .tables(wanted.catalog(), wanted.schema(), wanted.table())
        .filter(TableEntry.DeltaTable.class::isInstance)
        .map(TableEntry.DeltaTable.class::cast);
  }

  private static Stream<Reference> references(TableCatalog catalog, Wanted from, Wanted to) {
    return tables(catalog, from)
        .flatMap(
            table ->
                table.constraints().stream()
                    .filter(ForeignKey.class::isInstance)
                    .map(key -> new Reference(table.name(), (ForeignKey) key)))
        .filter(reference -> to.matches(reference.key().referenced()));
  }

  private void send(
      TableCatalog catalog,
      Stream<Reference> references,
      Comparator<Reference> order,
      ServerStreamListener listener) {
    List<Row> found =
        references
            .sorted(order.thenComparing(r -> r.key().name()))
            .flatMap(reference -> rows(catalog, reference))
            .toList();
    rows.send(Schemas.GET_IMPORTED_KEYS_SCHEMA, found, listener);
  }

  private static Stream<Row> rows(TableCatalog catalog, Reference reference) {
    ForeignKey key = reference.key();
    String primaryName = primaryKeyName(catalog, key.referenced());
    return IntStream.range(0, key.columns().size()).mapToObj(i -> row(reference, i, primaryName));
  }

  private static Row row(Reference reference, int i, @Nullable String primaryName) {
    ForeignKey key = reference.key();
    TableName to = key.referenced();
    TableName from = reference.from();
    return Row.of(
        to.catalog(),
        to.schema(),
        to.table(),
        key.referencedColumns().get(i),
        from.catalog(),
        from.schema(),
        from.table(),
        key.columns().get(i),
        i + 1,
        key.name(),
        primaryName,
        RULE,
        RULE);
  }

  private static @Nullable String primaryKeyName(TableCatalog catalog, TableName name) {
    return catalog
        .find(name)
        .filter(TableEntry.DeltaTable.class::isInstance)
        .flatMap(t -> KeyConstraint.primaryKey(((TableEntry.DeltaTable) t).constraints()))
        .map(KeyConstraint.PrimaryKey::name)
        .orElse(null);
  }

  private static void addPrimary(TableName table, KeyConstraint.PrimaryKey key, List<Row> rows) {
    for (int i = 0; i < key.columns().size(); i++) {
      rows.add(
          Row.of(
              table.catalog(),
              table.schema(),
              table.table(),
              key.columns().get(i),
              i + 1,
              key.name()));
    }
  }

  private static String target(Reference reference) {
    return reference.key().referenced().toString();
  }

  private static String origin(Reference reference) {
    return reference.from().toString();
  }
}
