// SPDX-License-Identifier: Apache-2.0
package io.tarn.compute;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A real standalone Spark cluster on this machine's loopback: a master and some workers, each a
 * process of its own from the Spark folder. Ends with this process, however that ends.
 */
public final class StandaloneCluster implements AutoCloseable {
  private static final Pattern MASTER = Pattern.compile("(spark://127\\.0\\.0\\.1:\\d+)");
  private static final Pattern REGISTERED =
      Pattern.compile("(Successfully registered with master)");
  private static final String LOGGING =
      """
      rootLogger.level = info
      rootLogger.appenderRef.console.ref = console
      appender.console.type = Console
      appender.console.name = console
      appender.console.layout.type = PatternLayout
      appender.console.layout.pattern = %m%n
      """;
  private static final long START_MINUTES = 3;

  private final List<Process> processes = Collections.synchronizedList(new ArrayList<>());
  private final Path sparkHome;
  private final Path directory;
  private String master = "";

  private StandaloneCluster(Path sparkHome, Path directory) {
    this.sparkHome = sparkHome;
    this.directory = directory.toAbsolutePath();
  }

  /**
   * Starts a master and workers with one core and 512 MiB each; returns when all have found each
   * other.
   *
   * @param directory theirs alone
   */
  public static StandaloneCluster start(Path sparkHome, Path directory, int workers)
      throws IOException {
    StandaloneCluster cluster = new StandaloneCluster(sparkHome, directory);
    try {
      cluster.startAll(workers);
      return cluster;
    } catch (IOException | RuntimeException failure) {
      cluster.close();
      throw failure;
    }
  }

  /** What to configure as Spark's master. */
  public String master() {
    return master;
  }

  private void startAll(int workers) throws IOException {
    master =
        await(
            launch(
                "master",
                MASTER,
                List.of(
                    "org.apache.spark.deploy.master.Master",
                    "--host",
                    "127.0.0.1",
                    "--port",
                    "0",
                    "--webui-port",
                    "0")));
    List<CompletableFuture<String>> registrations = new ArrayList<>();
    for (int i = 0; i < workers; i++) {
      String work = directory.resolve("worker-" + i).resolve("work").toString();
      registrations.add(
          launch(
              "worker-" + i,
              REGISTERED,
              List.of(
                  "org.apache.spark.deploy.worker.Worker",
                  "--host",
                  "127.0.0.1",
                  "--cores",
                  "1",
                  "--memory",
                  "512m",
                  "--webui-port",
                  "0",
                  "--work-dir",
                  work,
                  master)));
    }
    for (CompletableFuture<String> registration : registrations) {
      await(registration);
    }
  }

  private CompletableFuture<String> launch(String name, Pattern sign, List<String> program)
      throws IOException {
    Path home = directory.resolve(name);
    Path temporary = Files.createDirectories(home.resolve("spark").resolve("tmp"));
    Path logging = Files.writeString(home.resolve("log4j2.properties"), LOGGING);
    SparkConfig config =
        SparkConfig.defaults(sparkHome, home).withDriverMemoryBytes(512L * 1024 * 1024);
    ProcessBuilder builder =
        SparkCommand.of(
            config, List.of("-Xmx256m", "-Dlog4j2.configurationFile=" + logging.toUri()), program);
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    builder.environment().put("SPARK_LOCAL_DIRS", temporary.toString());
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    Process process = builder.start();
    processes.add(process);
    CompletableFuture<String> seen = new CompletableFuture<>();
    Thread reader = new Thread(() -> watch(process, name, sign, seen), "cluster-" + name);
    reader.setDaemon(true);
    reader.start();
    return seen;
  }

  private static void watch(
      Process process, String name, Pattern sign, CompletableFuture<String> seen) {
    StringBuilder output = new StringBuilder();
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Matcher matcher = sign.matcher(line);
        if (matcher.find()) {
          seen.complete(matcher.group(1));
        } else if (!seen.isDone()) {
          output.append(line).append('\n');
        }
      }
      seen.completeExceptionally(new IOException(name + " ended:\n" + output));
    } catch (IOException broken) {
      seen.completeExceptionally(broken);
    }
  }

  private static String await(CompletableFuture<String> sign) throws IOException {
    try {
      return sign.orTimeout(START_MINUTES, TimeUnit.MINUTES).join();
    } catch (java.util.concurrent.CompletionException failure) {
      throw new IOException("The cluster did not start", failure.getCause());
    }
  }

  @Override
  public void close() {
    List<Process> reversed = new ArrayList<>(processes);
    Collections.reverse(reversed);
    for (Process process : reversed) {
      try {
        process.getOutputStream().close();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
          process.destroyForcibly().waitFor();
        }
      } catch (IOException closed) {
        process.destroyForcibly();
      } catch (InterruptedException interrupted) {
        process.destroyForcibly();
        Thread.currentThread().interrupt();
      }
    }
  }
}
