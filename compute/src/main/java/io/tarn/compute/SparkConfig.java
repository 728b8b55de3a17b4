// SPDX-License-Identifier: Apache-2.0
package io.tarn.compute;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What the Spark lane needs to know.
 *
 * @param sparkHome folder whose {@code jars} holds Spark, Delta and the child launcher
 * @param master {@code local[n]}, {@code local[*]} or {@code spark://host:port}
 * @param driverMemoryBytes heap of the Spark process
 * @param directResultBytes largest result handed over through Spark's heap; at most a quarter of it
 * @param startTimeout longest time until the process listens
 * @param javaExecutable the JVM to run Spark with
 * @param settings further Spark settings; only those in {@link SparkSettings} are taken
 * @param places where it writes
 */
public record SparkConfig(
    Path sparkHome,
    String master,
    long driverMemoryBytes,
    long directResultBytes,
    Duration startTimeout,
    Path javaExecutable,
    Map<String, String> settings,
    Places places) {
  private static final long MIB = 1024 * 1024;

  /**
   * Where the lane and its Spark write, and nowhere else.
   *
   * @param work temporary files; what a former process left there is removed at start
   * @param log Spark's warnings
   * @param results results too large for a heap, on their way; wiped at start. Workers of a cluster
   *     must see it under the same path
   * @param classArchive directory for an archive of Spark's classes, made once in the background,
   *     that makes every later start faster; none is made if empty
   */
  public record Places(Path work, Path log, Path results, Optional<Path> classArchive) {
    /** All below a server's home. */
    public static Places below(Path home) {
      Path root = home.toAbsolutePath().normalize();
      Path work = root.resolve("spark");
      return new Places(
          work,
          root.resolve("logs").resolve("spark.log"),
          root.resolve("results"),
          Optional.of(work));
    }

    /** The same with another directory for the class archive, or none. */
    public Places withClassArchive(Optional<Path> other) {
      return new Places(work, log, results, other);
    }
  }

  /** Checks what can be checked without starting anything. */
  public SparkConfig {
    settings = Map.copyOf(settings);
    SparkSettings.check(master, settings);
    if (driverMemoryBytes < 512 * MIB) {
      throw ComputeErrors.invalidConfiguration(
          "Spark needs at least 512 MiB of memory, not " + driverMemoryBytes / MIB + " MiB");
    }
    directResultBytes = Math.min(Math.max(0, directResultBytes), driverMemoryBytes / 4);
  }

  /**
   * A Spark process on this machine with all its cores and 2 GiB.
   *
   * @param sparkHome folder that holds {@code jars}
   * @param home the server's directory
   */
  public static SparkConfig defaults(Path sparkHome, Path home) {
    return new SparkConfig(
        sparkHome.toAbsolutePath().normalize(),
        "local[*]",
        2048 * MIB,
        256 * MIB,
        Duration.ofMinutes(2),
        Path.of(System.getProperty("java.home"), "bin", "java"),
        Map.of(),
        Places.below(home));
  }

  /** The same with another master. */
  public SparkConfig withMaster(String other) {
    return copy(other, driverMemoryBytes, directResultBytes, startTimeout, settings, places);
  }

  /** The same with another heap for Spark. */
  public SparkConfig withDriverMemoryBytes(long other) {
    return copy(master, other, directResultBytes, startTimeout, settings, places);
  }

  /** The same with another limit for results through Spark's heap. */
  public SparkConfig withDirectResultBytes(long other) {
    return copy(master, driverMemoryBytes, other, startTimeout, settings, places);
  }

  /** The same with another patience at start. */
  public SparkConfig withStartTimeout(Duration other) {
    return copy(master, driverMemoryBytes, directResultBytes, other, settings, places);
  }

  /** The same with these further Spark settings. */
  public SparkConfig withSettings(Map<String, String> other) {
    return copy(master, driverMemoryBytes, directResultBytes, startTimeout, other, places);
  }

  /** The same, writing elsewhere. */
  public SparkConfig withPlaces(Places other) {
    return copy(master, driverMemoryBytes, directResultBytes, startTimeout, settings, other);
  }

  /** The same with another JVM. */
  public SparkConfig withJavaExecutable(Path other) {
    return new SparkConfig(
        sparkHome,
        master,
        driverMemoryBytes,
        directResultBytes,
        startTimeout,
        other,
        settings,
        places);
  }

  private SparkConfig copy(
      String newMaster,
      long newDriverMemoryBytes,
      long newDirectResultBytes,
      Duration newStartTimeout,
      Map<String, String> newSettings,
      Places newPlaces) {
    return new SparkConfig(
        sparkHome,
        newMaster,
        newDriverMemoryBytes,
        newDirectResultBytes,
        newStartTimeout,
        javaExecutable,
        newSettings,
        newPlaces);
  }
}
