// SPDX-License-Identifier: Apache-2.0
package io.tarn.compute;

import static org.apache.arrow.vector.types.pojo.Field.notNullable;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same lane on a cluster's master. */
@Tag("long") // verify runs its like through the whole server, sql-tests/ClusterTest
class SparkClusterTest {
  private static final Field LONG = notNullable("n", new ArrowType.Int(64, true));

  @TempDir Path directory;

  @Test
  void runsOnTwoWorkers() throws IOException {
    Path home = directory.resolve("home");
    try (StandaloneCluster cluster =
        StandaloneCluster.start(SparkFixture.sparkHome(), directory.resolve("cluster"), 2)) {
      SparkConfig config =
          SparkFixture.config(home)
              .withMaster(cluster.master())
              .withSettings(
                  Map.of("spark.executor.memory", "512m", "spark.sql.shuffle.partitions", "2"));
      try (SparkFixture spark = new SparkFixture(config, home, 64 * SparkFixture.SMALL)) {
        Path table = home.resolve("tables").resolve("t");
        spark.run("CREATE TABLE delta.`" + table + "` (id BIGINT) USING delta");
        spark.run("INSERT INTO delta.`" + table + "` SELECT id FROM range(0, 1000, 1, 2)");
        assertThat(spark.rows("SELECT sum(id) FROM delta.`" + table + "`", LONG))
            .containsExactly(List.of(499500L));
        assertThat(
                spark.rowsFromFiles(
                    "SELECT id FROM delta.`" + table + "` ORDER BY id DESC LIMIT 2", LONG))
            .containsExactly(List.of(999L), List.of(998L));
      }
    }
  }
}
