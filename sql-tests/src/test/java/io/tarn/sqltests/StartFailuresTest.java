// SPDX-License-Identifier: Apache-2.0
package io.tarn.sqltests;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.testkit.CommandResult;
import io.tarn.testkit.TarnProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot start says why in one sentence, fails, and leaves nothing half-written. */
class StartFailuresTest {
  private static final String SCRIPT =
      SharedServer.ROOT.resolve("tarn").toAbsolutePath().normalize().toString();

  @TempDir Path directory;

  @Test
  void aJdkThatIsTooOldIsNamed() throws IOException {
    Path jdk = jdk("#!/bin/sh\nexit 99\n");
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"11.0.2\"\n");
    CommandResult result = withJavaHome(jdk);
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.errors())
        .isEqualTo(
            "tarn: Java 11 is too old; Tarn needs a JDK 17 or newer (set JAVA_HOME to one).\n");
  }

  @Test
  void aJavaWithoutVersionIsNamed() throws IOException {
    CommandResult result = withJavaHome(jdk("#!/bin/sh\nexit 0\n"));
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.errors()).startsWith("tarn: Cannot tell the version of ").hasLineCount(1);
  }

  @Test
  void aHomeThatCannotBeMadeIsNamed() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "");
    CommandResult result = TarnProcessCommand.up(file.resolve("home"), Map.of());
    assertOneSentence(result, file.resolve("home").toString());
  }

  @Test
  void aSparkThatIsNotThereStopsTheStart() {
    Path home = directory.resolve("home");
    CommandResult result =
        TarnProcessCommand.up(home, Map.of("spark.home", directory.resolve("nowhere").toString()));
    assertOneSentence(result, "spark.home");
    assertThat(home.resolve("server.json")).doesNotExist();
  }

  @Test
  void aSparkSettingThatIsNotAllowedStopsTheStart() {
    CommandResult result =
        TarnProcessCommand.up(
            directory.resolve("home"), Map.of("spark.conf.spark.plugins", "org.example.Evil"));
    assertOneSentence(result, "'spark.plugins'");
  }

  @Test
  void aSparkThatDoesNotStartFailsItsStatementsOnly() throws IOException {
    Path home = directory.resolve("home");
    Files.createDirectories(home);
    // A port nobody listens on: Spark gives up on such a master by itself.
    try (TarnProcess server =
        TarnProcess.start(
            SharedServer.ROOT,
            home,
            Map.of(
                "spark.master", "spark://127.0.0.1:1",
                "spark.start-timeout", "20s",
                "samples.load", "false"))) {
      assertThat(server.run("sql", "create schema main.still").exitCode()).isZero();
      CommandResult failed = server.run("sql", "select sum(id) from range(10) where rand() < 2");
      assertThat(failed.exitCode()).isEqualTo(1);
      assertThat(failed.errors()).contains("ENGINE_UNAVAILABLE").doesNotContain("\tat ");
      assertThat(server.run("sql", "show schemas in main", "--format", "csv").output())
          .contains("still");
    }
  }

  private static void assertOneSentence(CommandResult result, String about) {
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.output()).isEmpty();
    assertThat(result.errors()).contains(about).doesNotContain("\tat ", "Exception");
  }

  private Path jdk(String java) throws IOException {
    Path jdk = directory.resolve("jdk");
    Path executable =
        Files.writeString(Files.createDirectories(jdk.resolve("bin")).resolve("java"), java);
    assertThat(executable.toFile().setExecutable(true)).isTrue();
    return jdk;
  }

  private static CommandResult withJavaHome(Path jdk) {
    return CommandResult.of(
        List.of("env", "JAVA_HOME=" + jdk, SCRIPT, "version"), Duration.ofSeconds(30));
  }
}
