// SPDX-License-Identifier: Apache-2.0
package io.tarn.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SparkConfigTest {
  private final SparkConfig defaults = SparkConfig.defaults(Path.of("/spark"), Path.of("/home"));

  @Test
  void defaultsWriteBelowHomeOnly() {
    assertThat(defaults.master()).isEqualTo("local[*]");
    assertThat(defaults.places().work()).isEqualTo(Path.of("/home/spark"));
    assertThat(defaults.places().log()).isEqualTo(Path.of("/home/logs/spark.log"));
    assertThat(defaults.places().results()).isEqualTo(Path.of("/home/results"));
    assertThat(SparkSettings.of(defaults))
        .containsEntry("spark.sql.ansi.enabled", "true")
        .containsEntry("spark.connect.grpc.binding.address", "127.0.0.1")
        .containsEntry("spark.ui.enabled", "false")
        .containsEntry("spark.local.dir", "/home/spark/tmp");
  }

  @ParameterizedTest
  @ValueSource(strings = {"local", "local[4]", "local[*]", "spark://a:7077", "spark://a:1,b:2"})
  void takesMasters(String master) {
    assertThat(defaults.withMaster(master).master()).isEqualTo(master);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "local[0]", "yarn", "spark://", "local[2] -Dx=y", "k8s://a"})
  void refusesOtherMasters(String master) {
    assertThatThrownBy(() -> defaults.withMaster(master)).hasMessageContaining("Spark master");
  }

  @Test
  void takesSizesAndRefusesTheRest() {
    assertThat(
            SparkSettings.of(defaults.withSettings(Map.of("spark.sql.shuffle.partitions", "99"))))
        .containsEntry("spark.sql.shuffle.partitions", "99");
    for (String key :
        new String[] {
          "spark.connect.grpc.binding.address",
          "spark.sql.extensions",
          "spark.driver.extraJavaOptions",
          "spark.plugins",
          "spark.jars"
        }) {
      assertThatThrownBy(() -> defaults.withSettings(Map.of(key, "x"))).hasMessageContaining(key);
    }
  }

  @Test
  void directResultsFitTheHeap() {
    assertThat(defaults.withDriverMemoryBytes(1L << 29).directResultBytes()).isEqualTo(1L << 27);
    assertThatThrownBy(() -> defaults.withDriverMemoryBytes(1L << 20))
        .hasMessageContaining("at least 512 MiB");
  }
}
