// SPDX-License-Identifier: Apache-2.0
package io.tarn.server.cli;

import io.tarn.server.Version;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the JDBC driver for other tools lies. */
final class DriverJar {
  private DriverJar() {}

  static String describe() {
    Path jar =
        Path.of(System.getProperty("tarn.install", "."))
            .resolve("jdbc-driver/target/tarn-jdbc-" + Version.current() + ".jar");
    return Files.exists(jar) ? jar.toString() : jar + " (build it with ./mvnw package)";
  }
}
