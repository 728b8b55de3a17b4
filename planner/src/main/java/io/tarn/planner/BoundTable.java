// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.SystemTableSource;
import io.tarn.api.TableEntry;
import io.tarn.api.TableName;
import io.tarn.api.TableSnapshot;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * A table a statement reads.
 *
 * @param key its name for the validator, unique in the statement
 * @param name its name for people
 * @param schema its columns
 * @param snapshot the version it is pinned to, if it is a Delta table
 * @param source where its rows come from, if it is a system table
 * @param sparkText what Spark calls it, such as {@code delta.`/path` VERSION AS OF 7}
 */
record BoundTable(
    String key,
    TableName name,
    Schema schema,
    Optional<TableSnapshot> snapshot,
    Optional<SystemTableSource> source,
    String sparkText) {

  static BoundTable delta(String key, TableName name, TableSnapshot snapshot) {
    String text = deltaPath(snapshot.location()) + " VERSION AS OF " + snapshot.version();
    return new BoundTable(
        key, name, snapshot.schema(), Optional.of(snapshot), Optional.empty(), text);
  }

  /** Spark never sees a system table; its text is for EXPLAIN. */
  static BoundTable system(String key, TableName name, SystemTableSource source) {
    Schema schema = source.table().schema();
    return new BoundTable(
        key, name, schema, Optional.empty(), Optional.of(source), name.toString());
  }

  /** A view whose query is not looked at; no lane ever sees it. */
  static BoundTable view(TableEntry.View view) {
    String name = view.name().toString();
    return new BoundTable(
        "view " + name, view.name(), view.schema(), Optional.empty(), Optional.empty(), name);
  }

  /** A temporary view over files, made by the statement itself. */
  static BoundTable files(String view, TableName name, Schema schema) {
    String text = SparkLexical.identifier(view);
    return new BoundTable(view, name, schema, Optional.empty(), Optional.empty(), text);
  }

  /** Rows that a function makes; its call is its text. */
  static BoundTable function(String call, TableName name, Schema schema) {
    return new BoundTable(call, name, schema, Optional.empty(), Optional.empty(), call);
  }

  /** Spark's text for a Delta table that lies at a location, newest version. */
  static String deltaPath(URI location) {
    String path =
        "file".equals(location.getScheme()) ? Path.of(location).toString() : location.toString();
    return "delta." + SparkLexical.identifier(path);
  }
}
