// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.peer;

import io.tarn.api.EngineStatement;
import io.tarn.api.ExecutionListener;
import io.tarn.api.LaneSql;
import io.tarn.api.Progress;
import io.tarn.api.QueryId;
import io.tarn.api.ResultStream;
import io.tarn.benchmarks.data.TableLocations;
import io.tarn.compute.SparkLane;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/** Statements to Spark, its rows read from Arrow. */
final class SparkClient implements Client {
  private static final ZoneId ZONE = ZoneId.of("UTC");
  private static final Pattern NUMBER = Pattern.compile("\\b\\d+\\b");

  private final SparkLane lane;
  private final TableLocations tables;
  private final Map<String, Schema> schemas = new HashMap<>();

  SparkClient(SparkLane lane, TableLocations tables) {
    this.lane = lane;
    this.tables = tables;
  }

  @Override
  public long read(String sql) {
    long count = 0;
    try (ResultStream stream = run(sql)) {
      while (stream.next()) {
        int rows = stream.root().getRowCount();
        for (FieldVector column : stream.root().getFieldVectors()) {
          for (int row = 0; row < rows; row++) {
            column.getObject(row);
          }
        }
        count += rows;
      }
    }
    return count;
  }

  @Override
  public List<List<@Nullable Object>> rows(String sql) {
    List<List<@Nullable Object>> all = new ArrayList<>();
    try (ResultStream stream = run(sql)) {
      while (stream.next()) {
        for (int row = 0; row < stream.root().getRowCount(); row++) {
          List<@Nullable Object> values = new ArrayList<>();
          for (FieldVector column : stream.root().getFieldVectors()) {
            values.add(ArrowValues.plain(column, row));
          }
          all.add(values);
        }
      }
    }
    return all;
  }

  @Override
  public void execute(String sql) {
    lane.execute(statement(LaneSql.of(tables.inlined(sql)), Optional.empty()), Silent.INSTANCE)
        .close();
  }

  private ResultStream run(String sql) {
    LaneSql text = LaneSql.of(tables.inlined(sql));
    // Numbers in a text change its rows and not its columns.
    String kind = NUMBER.matcher(sql).replaceAll("0");
    Schema schema = schemas.computeIfAbsent(kind, any -> lane.columnsOf(text, ZONE));
    return lane.execute(statement(text, Optional.of(schema)), Silent.INSTANCE);
  }

  /** Spark's own limit decides what is too large for its heap. */
  private static EngineStatement statement(LaneSql text, Optional<Schema> schema) {
    return new EngineStatement(QueryId.next(), text, schema, ZONE, 0);
  }

  @Override
  public void close() {} // a session is taken for each statement

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
