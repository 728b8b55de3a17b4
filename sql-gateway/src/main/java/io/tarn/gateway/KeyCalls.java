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

  private final TableCatalog catalog;
  private final CatalogWalk walk;
  private final MetadataRows rows;

  KeyCalls(TableCatalog catalog, CatalogWalk walk, MetadataRows rows) {
    this.catalog = catalog;
    this.walk = walk;
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

  void primary(CommandGetPrimaryKeys command, ServerStreamListener listener) {
    Wanted wanted =
        Wanted.of(
            command.hasCatalog() ? command.getCatalog() : null,
            command.hasDbSchema() ? command.getDbSchema() : null,
            command.getTable());
    List<Row> found = new ArrayList<>();
    tables(wanted)
        .forEach(
            table ->
                KeyConstraint.primaryKey(table.constraints())
                    .ifPresent(key -> addPrimary(table.name(), key, found)));
    rows.send(Schemas.GET_PRIMARY_KEYS_SCHEMA, found, listener);
  }

  void imported(CommandGetImportedKeys command, ServerStreamListener listener) {
    Wanted from =
        Wanted.of(
            command.hasCatalog() ? command.getCatalog() : null,
            command.hasDbSchema() ? command.getDbSchema() : null,
            command.getTable());
    send(references(from, Wanted.all()), Comparator.comparing(KeyCalls::target), listener);
  }

  void exported(CommandGetExportedKeys command, ServerStreamListener listener) {
    Wanted to =
        Wanted.of(
            command.hasCatalog() ? command.getCatalog() : null,
            command.hasDbSchema() ? command.getDbSchema() : null,
            command.getTable());
    send(references(Wanted.all(), to), Comparator.comparing(KeyCalls::origin), listener);
  }

  void crossReference(CommandGetCrossReference command, ServerStreamListener listener) {
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
    send(references(from, to), Comparator.comparing(KeyCalls::origin), listener);
  }

  private Stream<TableEntry.DeltaTable> tables(Wanted wanted) {
    return walk.tables(wanted.catalog(), wanted.schema(), wanted.table())
        .filter(TableEntry.DeltaTable.class::isInstance)
        .map(TableEntry.DeltaTable.class::cast);
  }

  private Stream<Reference> references(Wanted from, Wanted to) {
    return tables(from)
        .flatMap(
            table ->
                table.constraints().stream()
                    .filter(ForeignKey.class::isInstance)
                    .map(key -> new Reference(table.name(), (ForeignKey) key)))
        .filter(reference -> to.matches(reference.key().referenced()));
  }

  private void send(
      Stream<Reference> references, Comparator<Reference> order, ServerStreamListener listener) {
    List<Row> found =
        references.sorted(order.thenComparing(r -> r.key().name())).flatMap(this::rows).toList();
    rows.send(Schemas.GET_IMPORTED_KEYS_SCHEMA, found, listener);
  }

  private Stream<Row> rows(Reference reference) {
    ForeignKey key = reference.key();
    String primaryName = primaryKeyName(key.referenced());
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

  private @Nullable String primaryKeyName(TableName name) {
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
