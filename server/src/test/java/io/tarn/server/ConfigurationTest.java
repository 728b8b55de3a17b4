// SPDX-License-Identifier: Apache-2.0
package io.tarn.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {
  @TempDir Path directory;

  @Test
  void defaultsAreTheDocumentedOnes() {
    Configuration defaults = Configuration.defaults();
    assertThat(defaults.port(ConfigKey.FLIGHT_PORT)).isEqualTo(31337);
    assertThat(defaults.port(ConfigKey.HTTP_PORT)).isEqualTo(8080);
    assertThat(defaults.text(ConfigKey.FLIGHT_HOST)).isEqualTo("127.0.0.1");
    assertThat(defaults.duration(ConfigKey.QUERY_RESULT_TIMEOUT)).isEqualTo(Duration.ofMinutes(10));
    assertThat(defaults.paths(ConfigKey.FILES_ROOTS)).isEmpty();
  }

  @Test
  void laterSourcesWin() throws IOException {
    write("flight.port=1\nhttp.port=2\nspark.memory=3g");
    Configuration loaded =
        Configuration.load(
            file(),
            Map.of("TARN_HTTP_PORT", "20", "TARN_SPARK_MEMORY", "4g", "PATH", "/bin"),
            Map.of("spark.memory", "5g"));
    assertThat(loaded.port(ConfigKey.FLIGHT_PORT)).isEqualTo(1);
    assertThat(loaded.port(ConfigKey.HTTP_PORT)).isEqualTo(20);
    assertThat(loaded.text(ConfigKey.SPARK_MEMORY)).isEqualTo("5g");
  }

  @Test
  void anUnknownKeyStopsTheStartWithASuggestion() throws IOException {
    write("flight.prot=1");
    assertThatThrownBy(() -> load(Map.of(), Map.of()))
        .hasMessageContaining("'flight.prot'")
        .hasMessageContaining("did you mean flight.port?");
    assertThatThrownBy(
            () -> Configuration.load(missing(), Map.of("TARN_FLIGHT_PROT", "1"), Map.of()))
        .hasMessageContaining("did you mean TARN_FLIGHT_PORT?");
    assertThatThrownBy(() -> Configuration.load(missing(), Map.of(), Map.of("zzz", "1")))
        .hasMessageContaining("docs/configuration.md");
  }

  @Test
  void valuesOfTheWrongKindAreRefusedWithTheirKey() {
    Configuration loaded =
        Configuration.load(
            missing(),
            Map.of(),
            Map.of(
                "flight.port", "70000",
                "query.max-running", "many",
                "samples.load", "yes",
                "session.idle-timeout", "soon"));
    assertThatThrownBy(() -> loaded.port(ConfigKey.FLIGHT_PORT))
        .hasMessageContaining("flight.port");
    assertThatThrownBy(() -> loaded.integer(ConfigKey.QUERY_MAX_RUNNING))
        .hasMessageContaining("'many'");
    assertThatThrownBy(() -> loaded.flag(ConfigKey.SAMPLES_LOAD))
        .hasMessageContaining("true or false");
    assertThatThrownBy(() -> loaded.duration(ConfigKey.SESSION_IDLE_TIMEOUT))
        .hasMessageContaining("30s");
  }

  @Test
  void sparksOwnSettingsKeepTheirNames() throws IOException {
    write("spark.conf.spark.executor.memory=4g\nspark.conf.spark.cores.max=8");
    assertThat(load(Map.of(), Map.of("spark.conf.spark.cores.max", "2")).sparkSettings())
        .isEqualTo(Map.of("spark.executor.memory", "4g", "spark.cores.max", "2"));
  }

  @Test
  void durationsMayBeShort() {
    Configuration loaded =
        Configuration.load(missing(), Map.of(), Map.of("session.idle-timeout", "90m"));
    assertThat(loaded.duration(ConfigKey.SESSION_IDLE_TIMEOUT)).isEqualTo(Duration.ofMinutes(90));
  }

  @Test
  void theDocumentListsEveryKey() throws IOException {
    String document = Files.readString(Path.of("../docs/configuration.md"));
    for (ConfigKey key : ConfigKey.values()) {
      String value = key.defaultValue().isEmpty() ? "" : "`" + key.defaultValue() + "`";
      assertThat(document)
          .contains("| `" + key.key() + "` | " + value + " | " + key.description() + " |");
    }
  }

  private Configuration load(Map<String, String> environment, Map<String, String> settings) {
    return Configuration.load(file(), environment, settings);
  }

  private Path file() {
    return directory.resolve("tarn.properties");
  }

  private Path missing() {
    return directory.resolve("none.properties");
  }

  private void write(String text) throws IOException {
    Files.writeString(file(), text);
  }
}
