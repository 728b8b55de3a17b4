// SPDX-License-Identifier: Apache-2.0
package io.tarn.compute;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The Spark settings of the lane's process: the fixed ones, and which others an operator may give.
 * Users' keys never reach Spark.
 */
final class SparkSettings {
  private static final String LISTING_TASKS = "32";
  private static final Pattern MASTER =
      Pattern.compile("local(\\[(\\*|[1-9][0-9]*)])?|spark://[^,/\\s]+(,[^,/\\s]+)*");

  /** What an operator may tune: sizes, the cluster's addresses and secrets, object stores. */
  private static final Pattern ALLOWED =
      Pattern.compile(
          "spark\\.(executor\\.(memory|memoryOverhead|cores|instances)|cores\\.max|default\\.parallelism"
              + "|driver\\.(host|bindAddress|port|blockManager\\.port)|blockManager\\.port"
              + "|authenticate|authenticate\\.secret|network\\.(crypto\\.enabled|timeout)"
              + "|sql\\.shuffle\\.partitions|sql\\.files\\.maxPartitionBytes"
              + "|sql\\.autoBroadcastJoinThreshold|dynamicAllocation\\..+|memory\\.(fraction|offHeap\\..+)"
              + "|speculation|task\\.maxFailures|hadoop\\.fs\\..+|local\\.dir)");

  private SparkSettings() {}

  static void check(String master, Map<String, String> settings) {
    if (!MASTER.matcher(master).matches()) {
      throw ComputeErrors.invalidConfiguration(
          "Spark master '"
              + master
              + "' is not one of local[n], local[*] or spark://host:port[,host:port]");
    }
    for (String key : settings.keySet()) {
      if (!ALLOWED.matcher(key).matches()) {
        throw ComputeErrors.invalidConfiguration(
            "Spark setting '"
                + key
                + "' cannot be set here; only sizes, cluster addresses and"
                + " object stores can");
      }
    }
  }

  /** Everything the process is started with, sorted by key. */
  static Map<String, String> of(SparkConfig config) {
    Map<String, String> settings = new TreeMap<>();
    process(settings, config);
    connect(settings);
    sql(settings);
    settings.putAll(config.settings());
    return settings;
  }

  private static void process(Map<String, String> settings, SparkConfig config) {
    settings.put("spark.app.name", "Tarn");
    settings.put("spark.master", config.master());
    settings.put("spark.ui.enabled", "false");
    settings.put("spark.extraListeners", "io.tarn.spark.CancelledJobs");
    settings.put("spark.ui.showConsoleProgress", "false");
    settings.put("spark.local.dir", config.places().work().resolve("tmp").toString());
    settings.put(
        "spark.sql.warehouse.dir", config.places().work().resolve("warehouse").toUri().toString());
    settings.put("spark.driver.maxResultSize", Long.toString(maxResultSize(config)));
    settings.put("spark.shutdown.timeout", "4s");
    if (inProcess(config.master())) {
      // Spark's own ports are for itself; in local mode it makes up the secret.
      settings.put("spark.authenticate", "true");
      // A machine that was asleep must not look like an executor that is gone.
      settings.put("spark.network.timeout", "1d");
    }
    if (local(config.master())) {
      settings.put("spark.driver.host", "127.0.0.1");
      settings.put("spark.driver.bindAddress", "127.0.0.1");
    }
  }

  private static void connect(Map<String, String> settings) {
    settings.put("spark.connect.grpc.binding.address", "127.0.0.1");
    // The system picks a free port; Spark says which in its log.
    settings.put("spark.connect.grpc.binding.port", "0");
    settings.put("spark.connect.progress.reportInterval", "500ms");
    // Sessions end with the statement pool, not by the clock.
    settings.put("spark.connect.session.manager.defaultSessionTimeout", "-1");
    settings.put("spark.connect.session.planCache.enabled", "false");
    settings.put("spark.connect.session.inactiveOperations.cacheExpiration", "5min");
    settings.put("spark.sql.connect.ui.retainedStatements", "1");
    settings.put("spark.sql.connect.ui.retainedSessions", "1");
    settings.put("spark.sql.execution.arrow.maxRecordsPerBatch", "65536");
    settings.put("spark.sql.execution.arrow.useLargeVarTypes", "false");
  }

  private static void sql(Map<String, String> settings) {
    settings.put("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension");
    settings.put(
        "spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog");
    settings.put("spark.sql.catalogImplementation", "in-memory");
    settings.put("spark.sql.ansi.enabled", "true");
    // Its functions of TIME are refused without it.
    settings.put("spark.sql.timeType.enabled", "true");
    // Text is what the planner wrote: nothing in it stands for a setting or the environment.
    settings.put("spark.sql.variable.substitute", "false");
    settings.put("spark.sql.adaptive.enabled", "true");
    settings.put("spark.sql.shuffle.partitions", shufflePartitions());
    settings.put("spark.sql.ui.retainedExecutions", "1");
    // A version that is not the newest is rebuilt for each statement: 50 tasks would cost seconds.
    settings.put("spark.databricks.delta.snapshotPartitions", "2");
    // VACUUM lists a table's files in so many tasks, however few there are: 10,000 cost minutes.
    settings.put("spark.sql.sources.parallelPartitionDiscovery.parallelism", LISTING_TASKS);
    // All writers here use the proleptic calendar and microseconds, as every modern reader expects.
    settings.put("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS");
    settings.put("spark.sql.parquet.datetimeRebaseModeInWrite", "CORRECTED");
    settings.put("spark.sql.parquet.datetimeRebaseModeInRead", "CORRECTED");
    settings.put("spark.sql.parquet.int96RebaseModeInWrite", "CORRECTED");
    settings.put("spark.sql.parquet.int96RebaseModeInRead", "CORRECTED");
  }

  /**
   * What Connect collects of one statement stays in Spark's heap until it is sent. A quarter more
   * than the planner's bound, because that counts values and not Arrow's padding; and room for what
   * Spark collects for itself, such as tables to broadcast.
   */
  private static long maxResultSize(SparkConfig config) {
    long direct = config.directResultBytes();
    return Math.max(direct + direct / 4, config.driverMemoryBytes() / 8);
  }

  /** Whether all of Spark runs on this machine, so that nothing need listen beyond it. */
  static boolean local(String master) {
    return inProcess(master)
        || master.startsWith("spark://127.0.0.1:")
        || master.startsWith("spark://localhost:");
  }

  private static boolean inProcess(String master) {
    return master.startsWith("local");
  }

  /** A few per core: adaptive execution merges what is too many, nothing splits what is too few. */
  private static String shufflePartitions() {
    return Integer.toString(Math.max(8, 4 * Runtime.getRuntime().availableProcessors()));
  }
}
