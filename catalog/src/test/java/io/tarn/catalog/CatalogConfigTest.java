// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Configuration values are checked when they are read. */
class CatalogConfigTest {
  @Test
  void everythingLiesUnderTheHomeByDefault() {
    Path home = Path.of("some", "home").toAbsolutePath();
    CatalogConfig config = CatalogConfig.defaults(Path.of("some", "home"));
    assertThat(config.directory()).isEqualTo(home.resolve("catalog"));
    assertThat(config.tablesRoot().toString())
        .isEqualTo(home.resolve("tables").toUri() + "/")
        .startsWith("file:///");
    assertThat(config.historyMaxRows()).isEqualTo(1_000_000);
  }

  @Test
  void valuesAreTakenAsGiven() {
    CatalogConfig config =
        new CatalogConfig(Path.of("/a/../b"), URI.create("file:///tables/"), 10, Optional.empty());
    assertThat(config.directory()).isEqualTo(Path.of("/b").toAbsolutePath());
    assertThat(config.tablesRoot()).isEqualTo(URI.create("file:///tables/"));
    assertThat(config.historyMaxRows()).isEqualTo(10);
  }

  @Test
  void unlawfulValuesAreRefused() {
    assertThatThrownBy(
            () -> new CatalogConfig(Path.of("a"), URI.create("tables"), 10, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("scheme");
    assertThatThrownBy(
            () -> new CatalogConfig(Path.of("a"), URI.create("file:///t"), 0, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("history.max-rows");
  }
}
