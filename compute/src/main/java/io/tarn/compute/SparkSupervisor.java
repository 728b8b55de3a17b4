// SPDX-License-Identifier: Apache-2.0
package io.tarn.compute;

import io.tarn.api.EngineStatus;
import io.tarn.api.WarehouseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one Spark process alive: starts it in the background, starts it again when it dies, gives
 * up when it keeps dying, and ends it with the server.
 */
final class SparkSupervisor implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SparkSupervisor.class);
  private static final int MAX_FAILURES = 3;
  private static final Duration STABLE = Duration.ofSeconds(60);
  private static final Duration COOL_DOWN = Duration.ofSeconds(30);

  /** A server that lives no longer than this has no use for a class archive. */
  private static final Duration BEFORE_TRAINING = Duration.ofMinutes(1);

  private final SparkConfig config;
  private final ClassArchive archive;
  private final CompletableFuture<Void> closing = new CompletableFuture<>();
  private final Thread thread;
  private CompletableFuture<SparkConnection> connection = new CompletableFuture<>();
  private CompletableFuture<Void> wanted = new CompletableFuture<>();
  private EngineStatus status = new EngineStatus(EngineStatus.State.STARTING, "Spark is starting");

  SparkSupervisor(SparkConfig config) {
    this.config = config;
    this.archive = new ClassArchive(config);
    this.thread = new Thread(this::supervise, "spark-supervisor");
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  synchronized EngineStatus status() {
    return status;
  }

  /** The connection, once there is one; fails when Spark has been given up. */
  synchronized CompletableFuture<SparkConnection> connection() {
    wanted.complete(null);
    return connection;
  }

  @Override
  public void close() {
    closing.complete(null);
    join(thread);
  }

  private void supervise() {
    int failures = 0;
    while (!closing.isDone()) {
      long started = System.nanoTime();
      String reason = runOnce();
      boolean stable = System.nanoTime() - started > STABLE.toNanos();
      failures = stable ? 1 : failures + 1;
      if (closing.isDone()) {
        break;
      }
      LOG.warn("Spark is not running: {}", reason);
      if (failures >= MAX_FAILURES) {
        giveUp(reason);
        failures = 0;
      } else {
        starting("Spark is starting again, because " + reason);
        pause(Duration.ofSeconds(failures - 1L), closing);
      }
    }
    stopped();
  }

  /**
   * One life of the process.
   *
   * @return why it ended
   */
  private String runOnce() {
    try {
      prepareDirectories();
      WarmUp warmUp = new WarmUp(config.places().work());
      warmUp.prepare();
      try (SparkProcess process =
          SparkProcess.start(config, archive.options(), SparkProcess.Priority.NORMAL)) {
        return live(process, warmUp);
      }
    } catch (IOException failure) {
      return "it could not be started: " + failure.getMessage();
    } finally {
      ResultFiles.removeTree(config.places().work().resolve("tmp"));
    }
  }

  private String live(SparkProcess process, WarmUp warmUp) {
    if (!listens(process)) {
      return process.alive()
          ? "it did not start within " + config.startTimeout().toSeconds() + " s"
          : process.reasonOfEnd();
    }
    Thread warming;
    try (SparkConnection connected = new SparkConnection(process.port().join(), process.token())) {
      // Whoever waits already warms Spark up by asking: two cold statements only hinder each other.
      boolean asked = ready(connected, process);
      CompletableFuture<Void> over =
          CompletableFuture.anyOf(process.ended(), closing).thenAccept(ended -> {});
      warming = warm(asked ? () -> {} : () -> warmUp.run(connected), over);
      over.join();
      lost();
    }
    join(warming);
    return process.alive() ? "the server stops" : process.reasonOfEnd();
  }

  private Thread warm(Runnable warmUp, CompletableFuture<Void> unless) {
    Thread warming =
        new Thread(
            () -> {
              warmUp.run();
              pause(BEFORE_TRAINING, unless);
              if (!unless.isDone()) {
                archive.makeIfMissing(unless);
              }
            },
            "spark-warm-up");
    warming.setDaemon(true);
    warming.start();
    return warming;
  }

  private boolean listens(SparkProcess process) {
    try {
      var unused =
          CompletableFuture.anyOf(process.port(), closing)
              .get(config.startTimeout().toMillis(), TimeUnit.MILLISECONDS);
      return !closing.isDone();
    } catch (ExecutionException | TimeoutException failure) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void prepareDirectories() throws IOException {
    Path work = config.places().work();
    if (!Files.isDirectory(config.sparkHome().resolve("jars"))) {
      throw new IOException("its jars are not in " + config.sparkHome().resolve("jars"));
    }
    if (!Files.isExecutable(config.javaExecutable())) {
      throw new IOException("there is no Java at " + config.javaExecutable());
    }
    Files.createDirectories(work, SparkCommand.ownerOnly("rwx------"));
    ResultFiles.removeTree(work.resolve("tmp"));
    Files.createDirectories(work.resolve("tmp"));
    Path logDirectory = config.places().log().toAbsolutePath().getParent();
    if (logDirectory != null) {
      Files.createDirectories(logDirectory);
    }
  }

  /**
   * Hands the connection out.
   *
   * @return whether somebody waited for it
   */
  private synchronized boolean ready(SparkConnection connected, SparkProcess process) {
    boolean asked = wanted.isDone();
    status = new EngineStatus(EngineStatus.State.READY, "Spark runs as process " + process.pid());
    connection.complete(connected);
    return asked;
  }

  private synchronized void lost() {
    connection = new CompletableFuture<>();
    wanted = new CompletableFuture<>();
  }

  private synchronized void starting(String detail) {
    status = new EngineStatus(EngineStatus.State.STARTING, detail);
  }

  /** Fails who waits; the next statement after a while has it tried again. */
  private void giveUp(String reason) {
    CompletableFuture<Void> asked;
    synchronized (this) {
      status = new EngineStatus(EngineStatus.State.FAILED, "Spark does not start: " + reason);
      connection.completeExceptionally(ComputeErrors.engineUnavailable(reason, null));
    }
    pause(COOL_DOWN, closing);
    synchronized (this) {
      wanted = new CompletableFuture<>();
      asked = wanted;
    }
    var unused = CompletableFuture.anyOf(asked, closing).join();
    synchronized (this) {
      connection = new CompletableFuture<>();
      starting("Spark is tried again, after: " + reason);
    }
  }

  private synchronized void stopped() {
    status = new EngineStatus(EngineStatus.State.STOPPED, "Spark has been stopped");
    WarehouseException stopped = ComputeErrors.stopped();
    if (!connection.completeExceptionally(stopped)) {
      connection = CompletableFuture.failedFuture(stopped);
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void pause(Duration time, CompletableFuture<Void> unless) {
    try {
      unless.get(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException over) {
      LOG.debug("Waited {}", time);
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
