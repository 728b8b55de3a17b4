// SPDX-License-Identifier: Apache-2.0
package io.tarn.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules no tool knows, checked on the sources of all modules. */
class HouseRulesTest {
  private static final int MAX_LINES = 300;
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  @Test
  void filesStaySmall() throws IOException {
    assertThat(sources().filter(file -> lines(file) > MAX_LINES).map(ROOT::relativize)).isEmpty();
  }

  @Test
  void everyPackageSaysWhatBelongsInIt() throws IOException {
    assertThat(
            sources()
                .filter(file -> file.toString().contains("/src/main/java/"))
                .map(Path::getParent)
                .distinct()
                .filter(directory -> !Files.exists(directory.resolve("package-info.java")))
                .map(ROOT::relativize))
        .isEmpty();
  }

  @Test
  void noLeftovers() throws IOException {
    List<String> words = List.of("TO" + "DO", "FIX" + "ME", "@auth" + "or");
    assertThat(sources().filter(file -> words.stream().anyMatch(read(file)::contains))).isEmpty();
  }

  private static Stream<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> file.toString().contains("/src/"))
          .filter(file -> !file.toString().contains("/target/"))
          .toList()
          .stream();
    }
  }

  private static long lines(Path file) {
    return read(file).lines().count();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
