// SPDX-License-Identifier: Apache-2.0
package io.tarn.compute;

import io.tarn.api.EngineStatement;
import io.tarn.api.ExecutionListener;
import io.tarn.api.LaneSql;
import io.tarn.api.Progress;
import io.tarn.api.QueryId;
import io.tarn.api.WarehouseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.spark.connect.proto.Plan;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A first statement of the lane's own, so that a fresh Spark has loaded and compiled what the
 * user's first one needs: Delta's log, the optimiser, a shuffle, the way back as Arrow.
 */
final class WarmUp {
  private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);

  /** An empty Delta table, as its protocol writes it. */
  private static final List<String> LOG_ENTRIES =
      List.of(
          "{\"protocol\":{\"minReaderVersion\":1,\"minWriterVersion\":2}}",
          "{\"metaData\":{\"id\":\"00000000-0000-4000-8000-000000000000\",\"format\":{\"provider\":"
              + "\"parquet\",\"options\":{}},\"schemaString\":\"{\\\"type\\\":\\\"struct\\\","
              + "\\\"fields\\\":[{\\\"name\\\":\\\"k\\\",\\\"type\\\":\\\"long\\\",\\\"nullable\\\":true,"
              + "\\\"metadata\\\":{}},{\\\"name\\\":\\\"v\\\",\\\"type\\\":\\\"string\\\","
              + "\\\"nullable\\\":true,\\\"metadata\\\":{}}]}\",\"partitionColumns\":[],"
              + "\"configuration\":{},\"createdTime\":0}}");

  private final Path table;

  WarmUp(Path workDirectory) {
    this.table = workDirectory.resolve("warm-up");
  }

  void prepare() throws IOException {
    Path log = Files.createDirectories(table.resolve("_delta_log"));
    Files.write(log.resolve("00000000000000000000.json"), LOG_ENTRIES, StandardCharsets.UTF_8);
  }

  /** Runs it; a failure is none of anybody's business but the log's. */
  void run(SparkConnection connection) {
    run(
        connection,
        Plans.query(
            "SELECT id % 7 AS k, count(*) AS n, sum(CAST(id AS DECIMAL(18, 2))) AS s, max(v) AS v"
                + " FROM range(100) LEFT JOIN delta.`"
                + table
                + "` ON id = k WHERE id > 3 GROUP BY id % 7 ORDER BY 1 LIMIT 5"));
  }

  /** Takes the other ways too: a write, and a result through files. */
  void runWrites(SparkConnection connection) {
    run(
        connection,
        Plans.command("INSERT INTO delta.`" + table + "` SELECT id, 'v' FROM range(10)"));
    String read = "SELECT k, upper(v) FROM delta.`" + table + "@v1` WHERE k < 5";
    run(connection, Plans.query(read));
    run(connection, Plans.files(read, 2, table.resolveSibling("warm-up-files")));
  }

  private static void run(SparkConnection connection, Plan plan) {
    Execution execution =
        new Execution(
            new EngineStatement(
                QueryId.next(), LaneSql.of(""), Optional.empty(), ZoneOffset.UTC, 0),
            new Silence());
    StatementSession session = new StatementSession(execution, connection.sessions());
    try {
      session.prepare();
      session.run(plan, UUID.randomUUID());
      session.finish();
    } catch (WarehouseException failure) {
      session.fail(failure);
      LOG.info("A part of Spark's warm-up did not run: {}", failure.getMessage());
    }
  }

  static final class Silence implements ExecutionListener {
    @Override
    public void waitingForEngine(String detail) {}

    @Override
    public void started() {}

    @Override
    public void progress(Progress progress) {}
  }
}
