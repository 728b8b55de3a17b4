// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks;

import io.tarn.api.EngineStatement;
import io.tarn.api.EngineStatus;
import io.tarn.api.ExecutionListener;
import io.tarn.api.LaneSql;
import io.tarn.api.Progress;
import io.tarn.api.QueryId;
import io.tarn.api.ResultStream;
import io.tarn.compute.SparkConfig;
import io.tarn.compute.SparkLane;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.types.pojo.Schema;

/** Spark Connect without the gateway: the same Spark, the same protocol, no planner, no door. */
final class DirectSpark implements AutoCloseable {
  /** The log of a Delta table without rows. */
  static final String EMPTY_TABLE =
      """
      {"protocol":{"minReaderVersion":1,"minWriterVersion":2}}
      {"metaData":{"id":"00000000-0000-4000-8000-000000000000","format":{"provider":"parquet",\
      "options":{}},"schemaString":"{\\"type\\":\\"struct\\",\\"fields\\":[{\\"name\\":\\"k\\",\
      \\"type\\":\\"long\\",\\"nullable\\":true,\\"metadata\\":{}}]}","partitionColumns":[],\
      "configuration":{},"createdTime":0}}
      """;

  private final SparkLane lane;

  DirectSpark(Path root, Path home, BufferAllocator allocator) {
    SparkConfig config = SparkConfig.defaults(root.resolve("spark-runtime/target/spark"), home);
    // Stock Spark: no archive of its classes, and none made while others are timed.
    lane =
        new SparkLane(
            config.withPlaces(config.places().withClassArchive(Optional.empty())), allocator);
  }

  EngineStatus.State state() {
    return lane.status().state();
  }

  /** Runs a query and reads every batch. */
  long readAll(String sql, Schema schema) {
    EngineStatement statement =
        new EngineStatement(
            QueryId.next(), LaneSql.of(sql), Optional.of(schema), ZoneId.of("UTC"), 0);
    try (ResultStream rows = lane.execute(statement, Silent.INSTANCE)) {
      long count = 0;
      while (rows.next()) {
        count += rows.root().getRowCount();
      }
      return count;
    }
  }

  @Override
  public void close() {
    lane.close();
  }

  /** Hears nothing. */
  private enum Silent implements ExecutionListener {
    INSTANCE;

    @Override
    public void waitingForEngine(String detail) {}

    @Override
    public void started() {}

    @Override
    public void progress(Progress progress) {}
  }
}
