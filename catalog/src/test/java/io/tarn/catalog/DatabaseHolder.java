// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import io.tarn.api.CatalogChange;
import io.tarn.api.IfExists;
import io.tarn.testkit.FakeDeltaStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * A process that makes schemas until it is killed, and writes down each that it was told is made.
 */
final class DatabaseHolder {
  private DatabaseHolder() {}

  public static void main(String[] arguments) throws IOException {
    Path home = Path.of(arguments[0]);
    MetadataDatabase database =
        MetadataDatabase.open(CatalogConfig.defaults(home), new FakeDeltaStorage(), List.of());
    for (int number = 0; number < 100_000; number++) {
      database
          .editor()
          .apply(
              new CatalogChange.CreateSchema("main", "s" + number, Optional.empty(), IfExists.FAIL),
              "ada");
      Files.writeString(
          made(home), "s" + number + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
  }

  static Path made(Path home) {
    return home.resolve("made.txt");
  }

  static Process start(Path home) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            DatabaseHolder.class.getName(),
            home.toString())
        .redirectErrorStream(true)
        .redirectOutput(home.resolve("holder.log").toFile())
        .start();
  }
}
