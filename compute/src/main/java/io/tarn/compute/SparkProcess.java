// SPDX-License-Identifier: Apache-2.0
package io.tarn.compute;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One Spark process: started, heard, ended. It ends when its standard input does, so it never
 * outlives this JVM; its output is its log, in which it says which port it took.
 */
final class SparkProcess implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SparkProcess.class);
  private static final Pattern STARTED = Pattern.compile("server started at: .*:(\\d+)\\s*$");
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int REMEMBERED_LINES = 40;
  private static final int STOP_SECONDS = 8;

  private final Process process;
  private final String token;
  private final CompletableFuture<Integer> port = new CompletableFuture<>();
  private final Deque<String> lastLines = new ArrayDeque<>();
  private final Thread reader;

  private SparkProcess(Process process, String token, Path logFile) {
    this.process = process;
    this.token = token;
    this.reader = new Thread(() -> readOutput(logFile), "spark-log");
    reader.setDaemon(true);
    reader.start();
  }

  /** How much of the machine it may take from others. */
  enum Priority {
    /** Behind the gateway, whose small work is not to wait for large work on a busy machine. */
    NORMAL(5),
    /** Behind everything. */
    BACKGROUND(19);

    private final int niceness;

    Priority(int niceness) {
      this.niceness = niceness;
    }

    ProcessBuilder apply(ProcessBuilder builder) {
      return SparkCommand.behindOthers(builder, niceness);
    }
  }

  /**
   * Starts the process; returns before it listens.
   *
   * @param options further JVM options
   */
  static SparkProcess start(SparkConfig config, List<String> options, Priority priority)
      throws IOException {
    byte[] secret = new byte[32];
    RANDOM.nextBytes(secret);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    List<String> all = new ArrayList<>(options);
    all.addAll(SparkCommand.properties(SparkSettings.of(config)));
    ProcessBuilder builder = SparkCommand.of(config, all, List.of(SparkCommand.CONNECT_SERVER));
    builder.environment().put("SPARK_CONNECT_AUTHENTICATE_TOKEN", token);
    Process process = priority.apply(builder).start();
    LOG.info("Spark process {} starts with master {}", process.pid(), config.master());
    return new SparkProcess(process, token, config.places().log());
  }

  /** Completes when it listens, fails when it ends before that. */
  CompletableFuture<Integer> port() {
    return port;
  }

  /** What a client must send. */
  String token() {
    return token;
  }

  long pid() {
    return process.pid();
  }

  boolean alive() {
    return process.isAlive();
  }

  CompletableFuture<Void> ended() {
    return process.onExit().thenAccept(ended -> {});
  }

  /** Why it ended, as one sentence without a full stop. */
  String reasonOfEnd() {
    String output;
    synchronized (lastLines) {
      output = String.join("\n", lastLines);
    }
    return EndOfSpark.reason(process.exitValue(), output);
  }

  /** Asks it to end, then makes it. */
  @Override
  public void close() {
    try {
      process.getOutputStream().close();
    } catch (IOException alreadyGone) {
      LOG.debug("Spark process {} had closed its input", process.pid());
    }
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("Spark process {} did not stop in {} s and is ended", process.pid(), STOP_SECONDS);
        process.destroyForcibly().waitFor(STOP_SECONDS, TimeUnit.SECONDS);
      }
      reader.join(TimeUnit.SECONDS.toMillis(1));
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private void readOutput(Path logFile) {
    try (BufferedReader output =
            new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        BufferedWriter log =
            Files.newBufferedWriter(
                logFile,
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        log.write(line);
        log.newLine();
        log.flush();
        heard(line);
      }
    } catch (IOException broken) {
      LOG.warn("Spark's log {} cannot be written", logFile, broken);
      // A process whose pipe is full would hang for ever.
      process.destroyForcibly();
    } finally {
      process.onExit().join();
      port.completeExceptionally(new IllegalStateException("process ended"));
    }
  }

  private void heard(String line) {
    synchronized (lastLines) {
      if (lastLines.size() == REMEMBERED_LINES) {
        lastLines.removeFirst();
      }
      lastLines.addLast(line);
    }
    Matcher started = STARTED.matcher(line);
    if (started.find()) {
      port.complete(Integer.valueOf(started.group(1)));
    }
  }
}
