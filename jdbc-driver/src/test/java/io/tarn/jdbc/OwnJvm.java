// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a client in a JVM of its own, without a single flag the driver could need. */
final class OwnJvm {
  static final Path JDK_25 = Path.of("/usr/lib/jvm/temurin-25-jdk-amd64");

  private OwnJvm() {}

  static void run(Path javaHome, String classPath, Class<?> main, ScriptedServer server, Path logs)
      throws IOException, InterruptedException {
    Path log = logs.resolve("client.log");
    Process client =
        new ProcessBuilder(
                List.of(
                    javaHome.resolve("bin/java").toString(),
                    "-Xmx256m",
                    "-Duser.timezone=America/Bahia_Banderas",
                    "-cp",
                    classPath,
                    main.getName(),
                    server.url(),
                    ScriptedServer.USER,
                    ScriptedServer.PASSWORD))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      assertThat(client.waitFor(90, TimeUnit.SECONDS)).as("ended in time").isTrue();
      assertThat(client.exitValue()).as(Files.readString(log)).isZero();
    } finally {
      client.destroyForcibly();
    }
  }
}
