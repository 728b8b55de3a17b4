// SPDX-License-Identifier: Apache-2.0
package io.tarn.delta;

import io.tarn.api.CommitSummary;
import io.tarn.api.QueryId;
import io.tarn.api.SnapshotVersion;
import io.tarn.api.TableDefinition;
import io.tarn.api.TableName;
import io.tarn.api.TableSnapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** A directory for tables, an allocator that must be empty in the end, and short calls. */
abstract class DeltaTest {
  static final TableName NAME = new TableName("main", "default", "t");

  @TempDir Path directory;
  final RootAllocator allocator = new RootAllocator();
  final DeltaTables tables = new DeltaTables(DeltaConfig.defaults(), allocator);

  @AfterEach
  void nothingLeaks() {
    allocator.close();
  }

  Path table(String name) {
    return directory.resolve(name);
  }

  Path created(String name, Schema schema, String... partitionColumns) {
    return created(name, schema, Map.of(), partitionColumns);
  }

  Path created(
      String name, Schema schema, Map<String, String> properties, String... partitionColumns) {
    Path table = table(name);
    tables.create(
        table.toUri(),
        new TableDefinition(
            NAME, schema, List.of(partitionColumns), Optional.empty(), properties, List.of()));
    return table;
  }

  CommitSummary append(
      Path table, Schema schema, List<? extends List<? extends @Nullable Object>> rows) {
    return append(tables, table, schema, rows, QueryId.next());
  }

  CommitSummary append(
      DeltaTables writer,
      Path table,
      Schema schema,
      List<? extends List<? extends @Nullable Object>> rows,
      QueryId id) {
    try (Rows batches = new Rows(allocator, schema, 3, rows)) {
      return writer.append(table.toUri(), batches, id);
    }
  }

  TableSnapshot latest(Path table) {
    return tables.snapshot(table.toUri(), SnapshotVersion.latest());
  }

  static List<List<@Nullable Object>> contents(Path table) {
    try {
      return TableContents.of(table);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Path> parquetFiles(Path table) throws IOException {
    try (Stream<Path> files = Files.walk(table)) {
      return files
          .filter(file -> file.toString().endsWith(".parquet"))
          .filter(file -> !file.startsWith(table.resolve("_delta_log")))
          .toList();
    }
  }

  static Path commitFile(Path table, int version) {
    return table.resolve("_delta_log").resolve(String.format(Locale.ROOT, "%020d.json", version));
  }
}
