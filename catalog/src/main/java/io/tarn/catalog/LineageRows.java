// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import io.tarn.api.Lineage;
import io.tarn.api.QueryId;
import io.tarn.api.TableName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** The database's rows for lineage. Callers take turns. */
final class LineageRows {
  private final MetadataStore store;

  /** Lineages that are known to be there, by their digest. */
  private final Map<String, Long> known = new HashMap<>();

  LineageRows(MetadataStore store) {
    this.store = store;
  }

  /**
   * What a statement read and wrote.
   *
   * @param statement its id
   * @param user who sent it
   * @param at when it ended
   * @param edges the steps of its lineage
   */
  record Event(String statement, String user, Instant at, List<LineageEdge> edges) {
    Event(QueryId id, String user, Instant at, Lineage lineage) {
      this(id.value(), user, at, LineageEdge.of(lineage));
    }
  }

  /** Writes all in one transaction. */
  void save(List<Event> events) {
    try {
      store.write(handle -> save(handle, events));
    } catch (RuntimeException e) {
      known.clear();
      throw e;
    }
  }

  private void save(Handle handle, List<Event> events) {
    PreparedBatch forget =
        handle.prepareBatch("delete from lineage_events where statement_id = :id");
    PreparedBatch insert =
        handle.prepareBatch(
            "insert into lineage_events (statement_id, lineage_id, executed_by, event_time)"
                + " values (:id, :lineage, :user, :at)");
    for (Event event : events) {
      // Written before if a transaction's outcome was not known.
      forget.bind("id", event.statement()).add();
      insert
          .bind("id", event.statement())
          .bind("lineage", lineage(handle, event.edges()))
          .bind("user", event.user())
          .bind("at", event.at().atOffset(ZoneOffset.UTC))
          .add();
    }
    forget.execute();
    insert.execute();
  }

  private long lineage(Handle handle, List<LineageEdge> edges) {
    String digest = LineageEdge.digest(edges);
    return known.computeIfAbsent(
        digest,
        key ->
            handle
                .createQuery("select lineage_id from lineages where digest = :digest")
                .bind("digest", key)
                .mapTo(Long.class)
                .findOne()
                .orElseGet(() -> insert(handle, key, edges)));
  }

  private static long insert(Handle handle, String digest, List<LineageEdge> edges) {
    long id =
        handle
            .createUpdate("insert into lineages (digest) values (:digest)")
            .bind("digest", digest)
            .executeAndReturnGeneratedKeys("lineage_id")
            .mapTo(Long.class)
            .one();
    PreparedBatch batch =
        handle.prepareBatch(
            "insert into lineage_edges (lineage_id, position, source_kind, source_catalog,"
                + " source_schema, source_name, source_path, source_column, target_kind,"
                + " target_catalog, target_schema, target_name, target_column) values (:id,"
                + " :position, :sourceKind, :sourceCatalog, :sourceSchema, :sourceName,"
                + " :sourcePath, :sourceColumn, :targetKind, :targetCatalog, :targetSchema,"
                + " :targetName, :targetColumn)");
    for (int position = 0; position < edges.size(); position++) {
      LineageEdge edge = edges.get(position);
      bind(batch, "source", edge.source());
      bind(batch, "target", edge.target());
      batch
          .bind("id", id)
          .bind("position", position)
          .bind("sourcePath", edge.source() == null ? null : edge.source().path().orElse(null))
          .bind("sourceColumn", edge.sourceColumn())
          .bind("targetColumn", edge.targetColumn())
          .add();
    }
    batch.execute();
    return id;
  }

  private static void bind(PreparedBatch batch, String end, Lineage.@Nullable Dataset dataset) {
    Optional<TableName> table = dataset == null ? Optional.empty() : dataset.table();
    batch
        .bind(end + "Kind", dataset == null ? null : dataset.kind().name())
        .bind(end + "Catalog", table.map(TableName::catalog).orElse(null))
        .bind(end + "Schema", table.map(TableName::schema).orElse(null))
        .bind(end + "Name", table.map(TableName::table).orElse(null));
  }

  /**
   * Statements with their lineage, newest first.
   *
   * @param before only those older than this one, null for all
   */
  Collection<Event> page(@Nullable String before, int limit) {
    return store.read(
        handle -> {
          List<Map.Entry<Long, Event>> found = events(handle, before, limit);
          List<Long> ids = found.stream().map(Map.Entry::getKey).distinct().toList();
          Map<Long, List<LineageEdge>> edges = ids.isEmpty() ? Map.of() : edges(handle, ids);
          return found.stream()
              .map(
                  event ->
                      new Event(
                          event.getValue().statement(),
                          event.getValue().user(),
                          event.getValue().at(),
                          edges.getOrDefault(event.getKey(), List.of())))
              .toList();
        });
  }

  private static List<Map.Entry<Long, Event>> events(
      Handle handle, @Nullable String before, int limit) {
    return handle
        .createQuery(
            "select statement_id, lineage_id, executed_by, event_time from lineage_events"
                + (before == null ? "" : " where statement_id < :before")
                + " order by statement_id desc fetch first :limit rows only")
        .bindMap(before == null ? Map.of() : Map.of("before", before))
        .bind("limit", limit)
        .map(
            (row, context) ->
                Map.entry(
                    row.getLong(2),
                    new Event(
                        row.getString(1),
                        row.getString(3),
                        row.getObject(4, OffsetDateTime.class).toInstant(),
                        List.of())))
        .list();
  }

  private static Map<Long, List<LineageEdge>> edges(Handle handle, List<Long> lineages) {
    return handle
        .createQuery(
            "select * from lineage_edges where lineage_id in (<ids>)"
                + " order by lineage_id, position")
        .bindList("ids", lineages)
        .map((row, context) -> Map.entry(row.getLong("lineage_id"), edge(row)))
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey,
                Collectors.mapping(Map.Entry::getValue, Collectors.toCollection(ArrayList::new))));
  }

  private static LineageEdge edge(ResultSet row) throws SQLException {
    return new LineageEdge(
        dataset(row, "source", row.getString("source_path")),
        row.getString("source_column"),
        dataset(row, "target", null),
        row.getString("target_column"));
  }

  private static Lineage.@Nullable Dataset dataset(ResultSet row, String end, @Nullable String path)
      throws SQLException {
    @Nullable String kind = row.getString(end + "_kind");
    @Nullable String table = row.getString(end + "_name");
    return kind == null
        ? null
        : new Lineage.Dataset(
            Lineage.Dataset.Kind.valueOf(kind),
            table == null
                ? Optional.empty()
                : Optional.of(
                    new TableName(
                        row.getString(end + "_catalog"), row.getString(end + "_schema"), table)),
            Optional.ofNullable(path));
  }

  /** Removes what is over a number of statements, the oldest first. */
  void keepNewest(long number) {
    known.clear();
    store.write(
        handle -> {
          handle
              .createQuery(
                  "select statement_id from lineage_events order by statement_id desc"
                      + " offset :number rows fetch next row only")
              .bind("number", number)
              .mapTo(String.class)
              .findOne()
              .ifPresent(
                  newestGone ->
                      handle.execute(
                          "delete from lineage_events where statement_id <= ?", newestGone));
          handle.execute(
              "delete from lineages l where not exists"
                  + " (select 1 from lineage_events e where e.lineage_id = l.lineage_id)");
        });
  }
}
