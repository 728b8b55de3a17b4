// SPDX-License-Identifier: Apache-2.0
package io.tarn.compute;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * What the Spark lane needs to know.
 *
 * @param sparkHome folder whose {@code jars} holds Spark, Delta and the child launcher
 * @param workDirectory where Spark keeps temporary files; wiped at start
 * @param logFile where Spark's warnings go
 * @param resultDirectory where results too large for a heap pass through; wiped at start
 * @param master {@code local[n]}, {@code local[*]} or {@code spark://host:port}
 * @param driverMemoryBytes heap of the Spark process
 * @param startTimeout longest time from process start to the first answer
 * @param directResultBytes largest result handed over through Spark's heap
 * @param javaExecutable the JVM to run Spark with
 * @param settings further Spark settings; only those in {@link SparkSettings} are taken
 */
public record SparkConfig(
    Path sparkHome,
    Path workDirectory,
    Path logFile,
    Path resultDirectory,
    String master,
    long driverMemoryBytes,
    Duration startTimeout,
    long directResultBytes,
    Path javaExecutable,
    Map<String, String> settings) {
  private static final long MIB = 1024 * 1024;

  /** Checks what can be checked without starting anything. */
  public SparkConfig {
    settings = Map.copyOf(settings);
    SparkSettings.check(master, settings);
    if (driverMemoryBytes < 512 * MIB) {
      throw ComputeErrors.invalidConfiguration(
          "Spark needs at least 512 MiB of memory, not " + driverMemoryBytes / MIB + " MiB");
    }
    if (directResultBytes < 0 || directResultBytes > driverMemoryBytes / 4) {
      directResultBytes = driverMemoryBytes / 4;
    }
  }

  /**
   * A Spark process on this machine with all its cores.
   *
   * @param sparkHome folder that holds {@code jars}
   * @param home the server's directory
   */
  public static SparkConfig defaults(Path sparkHome, Path home) {
    return new SparkConfig(
        sparkHome,
        home.resolve("spark"),
        home.resolve("logs").resolve("spark.log"),
        home.resolve("results"),
        "local[*]",
        2048 * MIB,
        Duration.ofMinutes(2),
        256 * MIB,
        Path.of(System.getProperty("java.home"), "bin", "java"),
        Map.of());
  }

  /** The same with another master. */
  public SparkConfig withMaster(String other) {
    return new SparkConfig(
        sparkHome,
        workDirectory,
        logFile,
        resultDirectory,
        other,
        driverMemoryBytes,
        startTimeout,
        directResultBytes,
        javaExecutable,
        settings);
  }

  /** The same with another heap for Spark; direct results shrink to a quarter of it if need be. */
  public SparkConfig withDriverMemoryBytes(long other) {
    return new SparkConfig(
        sparkHome,
        workDirectory,
        logFile,
        resultDirectory,
        master,
        other,
        startTimeout,
        directResultBytes,
        javaExecutable,
        settings);
  }

  /** The same with another limit for results through Spark's heap. */
  public SparkConfig withDirectResultBytes(long other) {
    return new SparkConfig(
        sparkHome,
        workDirectory,
        logFile,
        resultDirectory,
        master,
        driverMemoryBytes,
        startTimeout,
        other,
        javaExecutable,
        settings);
  }

  /** The same with further Spark settings. */
  public SparkConfig withSettings(Map<String, String> other) {
    return new SparkConfig(
        sparkHome,
        workDirectory,
        logFile,
        resultDirectory,
        master,
        driverMemoryBytes,
        startTimeout,
        directResultBytes,
        javaExecutable,
        other);
  }
}
