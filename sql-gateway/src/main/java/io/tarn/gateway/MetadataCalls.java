// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import static org.apache.arrow.flight.sql.FlightSqlProducer.Schemas;

import io.tarn.api.TableCatalog;
import io.tarn.api.TableEntry;
import io.tarn.gateway.MetadataRows.Row;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.arrow.flight.FlightProducer.ServerStreamListener;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetDbSchemas;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetTables;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * Answers what catalogs, schemas and tables there are, from the catalog and never from an engine.
 */
final class MetadataCalls {
  private final Function<String, TableCatalog> visible;
  private final MetadataRows rows;

  /**
   * @param visible the catalog as a user sees it
   */
  MetadataCalls(Function<String, TableCatalog> visible, MetadataRows rows) {
    this.visible = visible;
    this.rows = rows;
  }

  private CatalogWalk walk(String user) {
    return new CatalogWalk(visible.apply(user));
  }

  void catalogs(String user, ServerStreamListener listener) {
    List<Row> found = walk(user).catalogs(null).sorted().map(Row::of).toList();
    rows.send(Schemas.GET_CATALOGS_SCHEMA, found, listener);
  }

  void schemas(String user, CommandGetDbSchemas command, ServerStreamListener listener) {
    LikePattern schema =
        command.hasDbSchemaFilterPattern()
            ? LikePattern.of(command.getDbSchemaFilterPattern())
            : LikePattern.any();
    List<Row> found =
        walk(user)
            .schemas(command.hasCatalog() ? command.getCatalog() : null, schema)
            .map(s -> Row.of(s.catalog(), s.name()))
            .toList();
    rows.send(Schemas.GET_SCHEMAS_SCHEMA, found, listener);
  }

  void tables(String user, CommandGetTables command, ServerStreamListener listener) {
    CatalogWalk walk = walk(user);
    Set<String> types =
        command.getTableTypesList().stream()
            .map(t -> t.toUpperCase(Locale.ROOT))
            .collect(Collectors.toSet());
    boolean withSchema = command.getIncludeSchema();
    List<Row> found =
        matching(walk, command)
            .filter(t -> types.isEmpty() || types.contains(TableType.of(t).label()))
            .map(t -> withSchema ? withSchema(walk, t) : withoutSchema(t))
            .toList();
    rows.send(
        withSchema ? Schemas.GET_TABLES_SCHEMA : Schemas.GET_TABLES_SCHEMA_NO_SCHEMA,
        found,
        listener);
  }

  void tableTypes(ServerStreamListener listener) {
    List<Row> types =
        TableType.labels().stream().sorted(Comparator.naturalOrder()).map(Row::of).toList();
    rows.send(Schemas.GET_TABLE_TYPES_SCHEMA, types, listener);
  }

  private static Stream<TableEntry> matching(CatalogWalk walk, CommandGetTables command) {
    return walk.tables(
        command.hasCatalog() ? command.getCatalog() : null,
        command.hasDbSchemaFilterPattern()
            ? LikePattern.of(command.getDbSchemaFilterPattern())
            : LikePattern.any(),
        command.hasTableNameFilterPattern()
            ? LikePattern.of(command.getTableNameFilterPattern())
            : LikePattern.any());
  }

  private static Row withoutSchema(TableEntry table) {
    return Row.of(
        table.name().catalog(),
        table.name().schema(),
        table.name().table(),
        TableType.of(table).label());
  }

  private static Row withSchema(CatalogWalk walk, TableEntry table) {
    Schema described = DescribedSchema.ofTable(table.name(), walk.columns(table), table.comment());
    return Row.of(
        table.name().catalog(),
        table.name().schema(),
        table.name().table(),
        TableType.of(table).label(),
        DescribedSchema.serialized(described));
  }
}
