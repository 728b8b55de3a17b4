// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import io.tarn.api.QueryId;
import io.tarn.api.SourceFile;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The database's rows for copies and the files they load. */
final class CopyTables {
  /** H2 takes no longer arrays than 65,536, PostgreSQL no more parameters than that. */
  private static final int PATHS_PER_QUESTION = 10_000;

  private CopyTables() {}

  /** A copy that has begun and not ended. */
  record OpenCopy(QueryId id, long fromVersion) {}

  static void insert(
      Handle handle,
      URI location,
      long fromVersion,
      List<SourceFile> files,
      QueryId id,
      String process) {
    handle
        .createUpdate(
            "insert into copies (statement_id, location, from_version, begun_at, process)"
                + " values (:id, :location, :version, :now, :process)")
        .bind("process", process)
        .bind("id", id.value())
        .bind("location", location.toString())
        .bind("version", fromVersion)
        .bind("now", NameTables.now())
        .execute();
    PreparedBatch batch =
        handle.prepareBatch(
            "insert into copied_files (statement_id, path, bytes, modified_millis)"
                + " values (:id, :path, :bytes, :modified)");
    Map<String, SourceFile> byPath = new LinkedHashMap<>();
    files.forEach(file -> byPath.put(file.path(), file));
    for (SourceFile file : byPath.values()) {
      batch
          .bind("id", id.value())
          .bind("path", file.path())
          .bind("bytes", file.bytes())
          .bind("modified", file.modifiedMillis())
          .add();
    }
    if (!files.isEmpty()) {
      batch.execute();
    }
  }

  /** Whether a gateway that is alive and not this one copies into the table now. */
  static boolean copiesElsewhere(Handle handle, URI location, String process) {
    return handle
        .createQuery(
            "select 1 from copies where location = :location and process <> :process"
                + " and process in (select process from gateways) fetch first row only")
        .bind("location", location.toString())
        .bind("process", process)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  static List<OpenCopy> open(Handle handle, URI location) {
    return handle
        .createQuery("select statement_id, from_version from copies where location = :location")
        .bind("location", location.toString())
        .map(
            (row, context) ->
                new OpenCopy(
                    new QueryId(row.getString("statement_id")), row.getLong("from_version")))
        .list();
  }

  /** The copy's files count as loaded from now on. */
  static void finish(Handle handle, QueryId id) {
    handle.execute(
        "delete from loaded_files where exists (select 1 from copies c"
            + " join copied_files f on f.statement_id = c.statement_id"
            + " where c.statement_id = ? and c.location = loaded_files.location"
            + " and f.path = loaded_files.path)",
        id.value());
    handle
        .createUpdate(
            "insert into loaded_files"
                + " (location, path, bytes, modified_millis, statement_id, loaded_at)"
                + " select c.location, f.path, f.bytes, f.modified_millis, c.statement_id,"
                + " cast(:now as timestamp with time zone)"
                + " from copies c join copied_files f on f.statement_id = c.statement_id"
                + " where c.statement_id = :id")
        .bind("id", id.value())
        .bind("now", NameTables.now())
        .execute();
    forget(handle, id);
  }

  static void forget(Handle handle, QueryId id) {
    handle
        .createUpdate("delete from copies where statement_id = :id")
        .bind("id", id.value())
        .execute();
  }

  /** Forgets copies of which no commit was found for so long that none can come any more. */
  static void forgetOlderThan(Handle handle, URI location, Duration age) {
    handle
        .createUpdate("delete from copies where location = :location and begun_at < :limit")
        .bind("location", location.toString())
        .bind("limit", NameTables.now().minus(age))
        .execute();
  }

  /** Forgets all about a table that is going away. */
  static void forgetTable(Handle handle, URI location) {
    handle
        .createUpdate("delete from copies where location = :location")
        .bind("location", location.toString())
        .execute();
    handle
        .createUpdate("delete from loaded_files where location = :location")
        .bind("location", location.toString())
        .execute();
  }

  static Set<String> loaded(Handle handle, URI location, List<String> paths) {
    Set<String> loaded = new HashSet<>();
    for (int from = 0; from < paths.size(); from += PATHS_PER_QUESTION) {
      List<String> some = paths.subList(from, Math.min(paths.size(), from + PATHS_PER_QUESTION));
      loaded.addAll(
          handle
              .createQuery(
                  "select path from loaded_files"
                      + " where location = :location and path = any(:paths)")
              .bind("location", location.toString())
              .bindArray("paths", String.class, some)
              .mapTo(String.class)
              .list());
    }
    return loaded;
  }
}
