// SPDX-License-Identifier: Apache-2.0
package io.tarn.sqltests;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.compute.StandaloneCluster;
import io.tarn.testkit.TarnProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server whose Spark work is done by a standalone cluster: a real master and two workers. All but
 * the smallest results travel through files.
 */
class ClusterTest {
  @TempDir Path directory;

  @Test
  void answersTpchAndWrites() throws SQLException, IOException {
    Path spark = SharedServer.ROOT.resolve("spark-runtime/target/spark").toAbsolutePath();
    Path home = directory.resolve("home");
    try (StandaloneCluster cluster =
            StandaloneCluster.start(spark.normalize(), directory.resolve("cluster"), 2);
        TarnProcess server =
            TarnProcess.start(
                SharedServer.ROOT,
                home,
                Map.of(
                    "spark.master", cluster.master(),
                    "spark.memory", "1g",
                    "spark.direct-result-bytes", "1000",
                    "spark.conf.spark.executor.memory", "512m",
                    "spark.conf.spark.sql.shuffle.partitions", "2"))) {
      try (TpchQueries queries = new TpchQueries(server, "spark")) {
        for (int number : TpchQueries.numbersOfToday().limit(2).toArray()) {
          queries.assertAnsweredAsByDuckDb(number);
        }
      }
      try (Connection connection = server.connect();
          Statement statement = connection.createStatement()) {
        statement.execute("set lane = spark");
        assertThat(
                statement.executeUpdate(
                    "create table main.default.copied as select * from samples.tpch.orders"))
            .isEqualTo(15_000);
      }
      assertThat(directory.resolve("cluster/worker-0/work")).isNotEmptyDirectory();
    }
  }
}
