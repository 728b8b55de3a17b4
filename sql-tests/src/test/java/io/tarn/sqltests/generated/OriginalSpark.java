// SPDX-License-Identifier: Apache-2.0
package io.tarn.sqltests.generated;

import io.tarn.api.EngineStatement;
import io.tarn.api.ExecutionListener;
import io.tarn.api.LaneSql;
import io.tarn.api.Progress;
import io.tarn.api.QueryId;
import io.tarn.api.ResultStream;
import io.tarn.compute.SparkConfig;
import io.tarn.compute.SparkLane;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.jspecify.annotations.Nullable;

/** A Spark of its own that gets queries as they were written, past the gateway and its planner. */
final class OriginalSpark implements AutoCloseable {
  private final BufferAllocator allocator = new RootAllocator(256 << 20);
  private final SparkLane lane;
  private final List<String> views;

  /**
   * @param locations directories of the tables, by the names queries call them
   */
  OriginalSpark(Path root, Path home, Map<String, String> locations) {
    SparkConfig config = SparkConfig.defaults(root.resolve("spark-runtime/target/spark"), home);
    lane = new SparkLane(config.withDriverMemoryBytes(1L << 30), allocator);
    views =
        locations.entrySet().stream()
            .map(
                table ->
                    "create or replace temporary view "
                        + table.getKey()
                        + " as select * from delta.`"
                        + table.getValue()
                        + "`")
            .toList();
  }

  /** The rows of a query as text, in the order of that text. */
  List<String> rows(String sql) {
    EngineStatement statement =
        new EngineStatement(
            QueryId.next(),
            new LaneSql(views, sql, List.of()),
            Optional.empty(),
            ZoneId.of("UTC"),
            Long.MAX_VALUE);
    List<String> rows = new ArrayList<>();
    try (ResultStream stream = lane.execute(statement, Silent.INSTANCE)) {
      while (stream.next()) {
        List<FieldVector> columns = stream.root().getFieldVectors();
        for (int row = 0; row < stream.root().getRowCount(); row++) {
          int at = row;
          rows.add(
              columns.stream()
                  .map(column -> text(column.getObject(at)))
                  .collect(Collectors.joining("\t")));
        }
      }
    }
    return rows.stream().sorted().toList();
  }

  static String text(@Nullable Object value) {
    return String.valueOf(value);
  }

  @Override
  public void close() {
    lane.close();
    allocator.close();
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
