// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The layout in the code and the layout in the files are one. */
class MigrationsTest {
  @Test
  void theNewestNumberIsThatOfTheNewestFile() throws IOException, URISyntaxException {
    Path directory =
        Path.of(Objects.requireNonNull(MetadataStore.class.getResource("migration")).toURI());
    for (String kind : new String[] {"h2", "postgresql"}) {
      try (Stream<Path> own = Files.list(directory.resolve(kind));
          Stream<Path> both = Files.list(directory.resolve("both"))) {
        assertThat(Stream.concat(own, both).mapToInt(MigrationsTest::number))
            .doesNotHaveDuplicates()
            .contains(Migrations.NEWEST)
            .allMatch(number -> number <= Migrations.NEWEST);
      }
    }
  }

  private static int number(Path file) {
    String name = file.getFileName().toString();
    return Integer.parseInt(name.substring(1, name.indexOf("__")));
  }

  @Test
  void openingAgainKeepsTheLayout(@TempDir Path home) {
    for (int i = 0; i < 2; i++) {
      try (MetadataStore store = MetadataStore.open(home)) {
        int applied =
            store.read(
                handle ->
                    handle
                        .createQuery(
                            "select max(cast(\"version\" as int)) from \"flyway_schema_history\"")
                        .mapTo(Integer.class)
                        .one());
        assertThat(applied).isEqualTo(Migrations.NEWEST);
      }
    }
  }
}
