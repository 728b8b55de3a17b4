// SPDX-License-Identifier: Apache-2.0
package io.tarn.compute;

import static org.apache.arrow.vector.types.pojo.Field.notNullable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tarn.api.EngineStatement;
import io.tarn.api.EngineStatus;
import io.tarn.api.ErrorCode;
import io.tarn.api.ResultStream;
import io.tarn.api.WarehouseException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the lane starts, fails, recovers and ends. */
class SparkLifecycleTest {
  private static final Field LONG = notNullable("n", new ArrowType.Int(64, true));
  private static final Field INT = notNullable("n", new ArrowType.Int(32, true));
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  @TempDir Path home;

  @Test
  void survivesACrashAndLeavesNothing() {
    ProcessHandle first;
    try (SparkFixture spark =
        new SparkFixture(SparkFixture.config(home), home, 64 * SparkFixture.SMALL)) {
      RecordingListener waiting = new RecordingListener();
      try (ResultStream rows =
          spark.lane.execute(
              SparkFixture.query("SELECT 1", SparkFixture.schema(INT), 10), waiting)) {
        assertThat(SparkFixture.count(rows)).isEqualTo(1);
      }
      assertThat(waiting.waits).containsExactly("Spark is starting");
      assertThat(spark.lane.status().state()).isEqualTo(EngineStatus.State.READY);
      first = child();

      RecordingListener listener = new RecordingListener();
      EngineStatement endless = endless();
      CompletableFuture<ResultStream> running =
          CompletableFuture.supplyAsync(() -> spark.lane.execute(endless, listener));
      await().atMost(PATIENCE).until(() -> !listener.reports.isEmpty());
      first.destroyForcibly();
      assertThat(spark.rows("SELECT 3", INT))
          .as("before its end is known")
          .containsExactly(List.of(3));
      assertThatThrownBy(running::join)
          .cause()
          .isInstanceOfSatisfying(
              WarehouseException.class,
              failure -> {
                assertThat(failure.code()).isEqualTo(ErrorCode.ENGINE_UNAVAILABLE);
                assertThat(failure.code().retriable()).isTrue();
              });
      assertThat(spark.rows("SELECT 2", INT)).containsExactly(List.of(2));
      assertThat(child().pid()).isNotEqualTo(first.pid());
      first = child();
    }
    assertThat(first.isAlive()).isFalse();
    assertThat(home.resolve("spark").resolve("tmp")).doesNotExist();
  }

  @Test
  void waitingStatementsCanBeCancelledAndTheLaneClosed() throws IOException {
    SparkConfig config = SparkFixture.config(home).withJavaExecutable(script("exec sleep 600"));
    EngineStatement statement = SparkFixture.query("SELECT 1", SparkFixture.schema(INT), 10);
    EngineStatement other = SparkFixture.query("SELECT 1", SparkFixture.schema(INT), 10);
    CompletableFuture<ResultStream> left;
    try (SparkFixture spark = new SparkFixture(config, home, SparkFixture.SMALL)) {
      RecordingListener listener = new RecordingListener();
      CompletableFuture<ResultStream> waiting =
          CompletableFuture.supplyAsync(() -> spark.lane.execute(statement, listener));
      await().until(() -> !listener.waits.isEmpty());
      assertThat(spark.lane.status().state()).isEqualTo(EngineStatus.State.STARTING);
      spark.lane.cancel(statement.id());
      assertThat(codeOf(waiting)).isEqualTo(ErrorCode.CANCELLED);
      RecordingListener last = new RecordingListener();
      left = CompletableFuture.supplyAsync(() -> spark.lane.execute(other, last));
      await().until(() -> !last.waits.isEmpty());
    }
    assertThat(codeOf(left)).isEqualTo(ErrorCode.CANCELLED);
  }

  @Test
  void saysWhyItDoesNotStart() throws IOException {
    SparkConfig config =
        SparkFixture.config(home)
            .withJavaExecutable(
                script("echo 'Error: Could not reserve enough space for object heap'; exit 1"));
    try (SparkFixture spark = new SparkFixture(config, home, SparkFixture.SMALL)) {
      assertThatThrownBy(() -> spark.rows("SELECT 1", INT))
          .isInstanceOfSatisfying(
              WarehouseException.class,
              failure -> {
                assertThat(failure.code()).isEqualTo(ErrorCode.ENGINE_UNAVAILABLE);
                assertThat(failure).hasMessageContaining("does not have the memory");
              });
      assertThat(spark.lane.status().state()).isEqualTo(EngineStatus.State.FAILED);
      assertThat(spark.lane.status().detail()).contains("does not have the memory");
      spark.lane.close();
      assertThat(spark.lane.status().state()).isEqualTo(EngineStatus.State.STOPPED);
      assertThat(codeOf(() -> spark.rows("SELECT 1", INT))).isEqualTo(ErrorCode.SHUTTING_DOWN);
    }
  }

  @Test
  void missingJarsAreNamed() {
    SparkConfig config = SparkConfig.defaults(home.resolve("nothing"), home);
    try (SparkFixture spark = new SparkFixture(config, home, SparkFixture.SMALL)) {
      assertThatThrownBy(() -> spark.rows("SELECT 1", INT))
          .hasMessageContaining(home.resolve("nothing").resolve("jars").toString());
    }
  }

  @Test
  void removesWhatAFormerServerLeft() throws IOException {
    Path left = home.resolve("results").resolve("0123456789abcdef0123456789abcdef");
    Files.createDirectories(left.resolve("_temporary"));
    Path other = Files.createDirectories(home.resolve("results").resolve("someone-elses"));
    SparkConfig config = SparkConfig.defaults(home.resolve("nothing"), home);
    new SparkFixture(config, Files.createDirectory(home.resolve("x")), SparkFixture.SMALL).close();
    assertThat(left).doesNotExist();
    assertThat(other).exists();
  }

  @Test
  void sparkEndsWhenItsParentIsKilled() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx64m",
            "-Dspark.home.directory=" + SparkFixture.sparkHome(),
            "-cp",
            System.getProperty("java.class.path"),
            LonelyParent.class.getName(),
            home.toString());
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    Process parent = builder.start();
    try (BufferedReader output = parent.inputReader(StandardCharsets.UTF_8)) {
      String line = output.readLine();
      while (!line.startsWith("child ")) {
        line = output.readLine();
      }
      ProcessHandle child =
          ProcessHandle.of(Long.parseLong(line.substring("child ".length()))).orElseThrow();
      assertThat(child.isAlive()).isTrue();
      parent.destroyForcibly();
      await().atMost(Duration.ofSeconds(20)).until(() -> !child.isAlive());
    } finally {
      parent.destroyForcibly();
    }
  }

  private static ProcessHandle child() {
    return ProcessHandle.current()
        .children()
        .filter(ProcessHandle::isAlive)
        .filter(process -> SparkLifecycleTest.commandLine(process).contains("jvm.options"))
        .max((a, b) -> Long.compare(a.pid(), b.pid()))
        .orElseThrow();
  }

  private static String commandLine(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"));
    } catch (IOException gone) {
      return "";
    }
  }

  private Path script(String body) throws IOException {
    Path script = home.resolve("java.sh");
    Files.writeString(script, "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    return script;
  }

  private static ErrorCode codeOf(CompletableFuture<?> failing) {
    return failing.handle((value, failure) -> code(failure.getCause())).join();
  }

  private static ErrorCode codeOf(Runnable failing) {
    try {
      failing.run();
    } catch (WarehouseException failure) {
      return failure.code();
    }
    throw new AssertionError("did not fail");
  }

  private static ErrorCode code(@Nullable Throwable failure) {
    if (failure instanceof WarehouseException known) {
      return known.code();
    }
    throw new AssertionError("unexpected", failure);
  }

  private static EngineStatement endless() {
    return SparkFixture.query(
        "SELECT sum(hash(a.id, b.id)) FROM range(0, 10000000, 1, 8) a, range(10000000) b",
        SparkFixture.schema(LONG),
        100);
  }
}
