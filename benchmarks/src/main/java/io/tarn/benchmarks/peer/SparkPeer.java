// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.peer;

import io.tarn.api.EngineStatus;
import io.tarn.benchmarks.data.TableLocations;
import io.tarn.compute.SparkConfig;
import io.tarn.compute.SparkLane;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;

/**
 * Plain Spark in a process of its own over Spark Connect: the same Delta tables, the text as it was
 * written, no gateway and no planner of ours before it.
 */
final class SparkPeer implements Peer {
  private static final long HEAP_BYTES = 4L << 30;

  private final BufferAllocator allocator = new RootAllocator();
  private final SparkLane lane;
  private final String version;

  /**
   * Starts Spark and waits until it takes statements.
   *
   * @param root directory of the {@code tarn} script
   * @param home where Spark may write
   */
  SparkPeer(Path root, Path home) throws IOException {
    Path sparkHome = root.resolve("spark-runtime/target/spark");
    SparkConfig config = SparkConfig.defaults(sparkHome, home).withDriverMemoryBytes(HEAP_BYTES);
    // Stock Spark: no archive of its classes, and none made while others are timed.
    lane =
        new SparkLane(
            config.withPlaces(config.places().withClassArchive(Optional.empty())), allocator);
    while (lane.status().state() == EngineStatus.State.STARTING) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
    version = versionIn(sparkHome.resolve("jars"));
  }

  private static String versionIn(Path jars) throws IOException {
    try (var files = Files.list(jars)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.startsWith("spark-sql_") || file.startsWith("delta-spark_"))
          .map(file -> file.replace(".jar", ""))
          .sorted()
          .reduce((a, b) -> a + ", " + b)
          .orElse("unknown");
    }
  }

  @Override
  public String name() {
    return "spark";
  }

  @Override
  public String version() {
    return "Spark Connect, " + version;
  }

  @Override
  public List<String> tuning() {
    return List.of(
        "local[*], heap " + (HEAP_BYTES >> 30) + " GB",
        "settings of Tarn's own Spark (adaptive execution, few shuffle partitions)",
        "tables by path, inlined into each statement");
  }

  @Override
  public Client connect(TableLocations tables) {
    return new SparkClient(lane, tables);
  }

  /** This process has one child that is a Java of Spark's: the one started here. */
  @Override
  public List<ProcessHandle> processes() {
    return ProcessHandle.current()
        .children()
        .filter(child -> child.info().commandLine().orElse("").contains("SparkConnectServer"))
        .toList();
  }

  @Override
  public void close() {
    lane.close();
    allocator.close();
  }
}
