// SPDX-License-Identifier: Apache-2.0
package io.tarn.compute;

import io.tarn.api.ArrowBatches;
import io.tarn.api.EngineStatement;
import io.tarn.api.LaneSql;
import io.tarn.api.QueryId;
import io.tarn.api.ResultStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/** A Spark lane with a home of its own, and short ways to ask it. */
final class SparkFixture implements AutoCloseable {
  static final ZoneId ZONE = ZoneId.of("America/Bahia_Banderas");
  static final long SMALL = 1 << 20;

  final Path home;
  final SparkConfig config;
  final BufferAllocator allocator;
  final SparkLane lane;

  SparkFixture(SparkConfig config, Path home, long memory) {
    this.home = home;
    this.config = config;
    this.allocator = new RootAllocator(memory);
    this.lane = new SparkLane(config, allocator);
  }

  static SparkFixture start(Path home) {
    return new SparkFixture(config(home), home, 512 * SMALL);
  }

  static SparkConfig config(Path home) {
    return SparkConfig.defaults(sparkHome(), home)
        .withPlaces(SparkConfig.Places.below(home).withClassArchive(classArchive()))
        .withMaster("local[2]")
        .withDriverMemoryBytes(1024 * SMALL)
        .withDirectResultBytes(32 * SMALL)
        .withStartTimeout(Duration.ofMinutes(5));
  }

  static Path sparkHome() {
    return Path.of(System.getProperty("spark.home.directory", "../spark-runtime/target/spark"))
        .toAbsolutePath()
        .normalize();
  }

  /** Made by {@link ClassArchiveTest}; the other tests use it if it is there. */
  static Optional<Path> classArchive() {
    Path directory = Path.of("target", "class-archive").toAbsolutePath();
    return Optional.of(directory).filter(Files::isDirectory);
  }

  static Path newHome() {
    try {
      return Files.createTempDirectory("tarn-compute");
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  static Schema schema(Field... fields) {
    return new Schema(Arrays.asList(fields));
  }

  static EngineStatement query(String sql, Schema schema, long maxBytes) {
    return new EngineStatement(
        QueryId.next(), LaneSql.of(sql), Optional.of(schema), ZONE, maxBytes);
  }

  static EngineStatement write(String sql) {
    return new EngineStatement(
        QueryId.next(), LaneSql.of(sql), Optional.empty(), ZONE, Long.MAX_VALUE);
  }

  ResultStream execute(EngineStatement statement) {
    return lane.execute(statement, new RecordingListener());
  }

  void run(String sql) {
    execute(write(sql)).close();
  }

  /** All rows of a query whose result is small. */
  List<List<@Nullable Object>> rows(String sql, Field... fields) {
    try (ResultStream result = execute(query(sql, schema(fields), SMALL))) {
      return all(result);
    }
  }

  /** All rows of a query, through files. */
  List<List<@Nullable Object>> rowsFromFiles(String sql, Field... fields) {
    try (ResultStream result = execute(query(sql, schema(fields), Long.MAX_VALUE))) {
      return all(result);
    }
  }

  static List<List<@Nullable Object>> all(ArrowBatches batches) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    while (batches.next()) {
      for (int row = 0; row < batches.root().getRowCount(); row++) {
        List<@Nullable Object> values = new ArrayList<>();
        for (FieldVector vector : batches.root().getFieldVectors()) {
          values.add(vector.getObject(row));
        }
        rows.add(values);
      }
    }
    return rows;
  }

  static long count(ArrowBatches batches) {
    long rows = 0;
    while (batches.next()) {
      rows += batches.root().getRowCount();
    }
    return rows;
  }

  @Override
  public void close() {
    lane.close();
    allocator.close();
    ResultFiles.removeTree(home);
  }
}
