// SPDX-License-Identifier: Apache-2.0
package io.tarn.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Takes most of a minute of a free processor: run with {@code -Dtest.excludedGroups=}. */
@Tag("long")
class ClassArchiveTest {
  @TempDir Path home;

  @Test
  void isMadeOnceAndUsed() throws IOException {
    Path directory = Path.of("target", "class-archive").toAbsolutePath();
    ResultFiles.removeTree(directory);
    SparkConfig config =
        SparkFixture.config(home)
            .withPlaces(SparkConfig.Places.below(home).withClassArchive(Optional.of(directory)));
    ClassArchive archive = new ClassArchive(config);
    assertThat(archive.options()).isEmpty();
    archive.makeIfMissing(new CompletableFuture<>());
    assertThat(archive.options()).singleElement().asString().startsWith("-XX:SharedArchiveFile=");
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).hasSize(1);
    }
    assertThat(config.places().work().resolve("training")).doesNotExist();
  }
}
