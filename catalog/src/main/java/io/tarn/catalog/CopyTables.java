// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import io.tarn.api.QueryId;
import io.tarn.api.SourceFile;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The database's rows for copies and the files they load. */
final class CopyTables {
  /** H2 takes no longer arrays than 65,536. */
  private static final int PATHS_PER_QUESTION = 10_000;

  private CopyTables() {}

  /** A copy that has begun and not ended. */
  record OpenCopy(QueryId id, long fromVersion) {}

  static void insert(
      Handle handle, URI location, long fromVersion, List<SourceFile> files, QueryId id) {
    handle
        .createUpdate(
            "insert into copies (statement_id, location, from_version, begun_at)"
                + " values (:id, :location, :version, :now)")
        .bind("id", id.value())
        .bind("location", location.toString())
        .bind("version", fromVersion)
        .bind("now", NameTables.now())
        .execute();
    PreparedBatch batch =
        handle.prepareBatch(
            "merge into copied_files (statement_id, path, bytes, modified_millis)"
                + " key (statement_id, path) values (:id, :path, :bytes, :modified)");
    for (SourceFile file : files) {
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
    handle
        .createUpdate(
            "merge into loaded_files"
                + " (location, path, bytes, modified_millis, statement_id, loaded_at)"
                + " key (location, path)"
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
                  "select f.path from table (path varchar = :paths) asked"
                      + " join loaded_files f on f.location = :location and f.path = asked.path")
              .bind("location", location.toString())
              .bindArray("paths", String.class, some)
              .mapTo(String.class)
              .list());
    }
    return loaded;
  }
}
