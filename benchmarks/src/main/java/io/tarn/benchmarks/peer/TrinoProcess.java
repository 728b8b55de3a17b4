// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.peer;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Trino's server: found, configured, started, stopped. */
final class TrinoProcess implements AutoCloseable {
  static final String VERSION = "476";
  static final String HEAP = "4G";

  /** The oldest Java this version starts on. */
  private static final int JAVA = 24;

  private final Process process;
  private final int port;
  private final Path java;
  private final Path tables;

  private TrinoProcess(Process process, int port, Path java, Path tables) {
    this.process = process;
    this.port = port;
    this.java = java;
    this.tables = tables;
  }

  static TrinoProcess start(Path home, Path tables)
      throws PeerAbsentException, IOException, InterruptedException {
    Path server = home.resolve("trino-server-" + VERSION);
    if (!Files.isDirectory(server.resolve("lib"))) {
      throw new PeerAbsentException(
          "its server is not in " + server + "; benchmarks/README.md says how to get it");
    }
    Path java = java();
    int port = freePort();
    Path work = Files.createDirectories(home.resolve("work"));
    Files.createDirectories(tables.resolve("trino"));
    configure(work, port, tables);
    Process process =
        new ProcessBuilder(command(server, java, work))
            .directory(work.toFile())
            .redirectErrorStream(true)
            .redirectOutput(work.resolve("server.log").toFile())
            .start();
    TrinoProcess started = new TrinoProcess(process, port, java, tables);
    try {
      started.awaitReady(work.resolve("server.log"));
    } catch (PeerAbsentException | RuntimeException failure) {
      started.close();
      throw failure;
    }
    return started;
  }

  private static List<String> command(Path server, Path java, Path work) {
    List<String> command = new ArrayList<>();
    command.add(java.resolve("bin/java").toString());
    command.addAll(
        List.of(
            "-Xmx" + HEAP,
            "-XX:+UseG1GC",
            "-XX:+ExplicitGCInvokesConcurrent",
            "-XX:ReservedCodeCacheSize=512M",
            "-Djdk.attach.allowAttachSelf=true",
            "-Dfile.encoding=UTF-8",
            "-XX:+EnableDynamicAgentLoading",
            "--enable-native-access=ALL-UNNAMED",
            "--add-modules=jdk.incubator.vector",
            "-Dnode.environment=bench",
            "-Dnode.id=bench",
            "-Dnode.data-dir=" + work.resolve("data"),
            "-Dconfig=" + work.resolve("etc/config.properties"),
            "-Dlog.levels-file=" + work.resolve("etc/log.properties"),
            "-cp",
            server.resolve("lib") + "/*",
            "io.trino.server.TrinoServer"));
    return command;
  }

  private static void configure(Path work, int port, Path tables) throws IOException {
    Path etc = Files.createDirectories(work.resolve("etc"));
    Path catalogs = Files.createDirectories(etc.resolve("catalog"));
    write(
        etc.resolve("config.properties"),
        "coordinator=true\nnode-scheduler.include-coordinator=true\nhttp-server.http.port="
            + port
            + "\ndiscovery.uri=http://127.0.0.1:"
            + port
            + "\nplugin.dir="
            + work.resolveSibling("trino-server-" + VERSION).resolve("plugin")
            + "\ncatalog.config-dir="
            + catalogs
            + "\n");
    write(etc.resolve("log.properties"), "io.trino=WARN\n");
    write(
        catalogs.resolve("delta.properties"),
        "connector.name=delta_lake\nhive.metastore=file\n"
            + "hive.metastore.catalog.dir=local:///trino/metastore-"
            + port
            + "\nfs.native-local.enabled=true\nlocal.location="
            + tables
            + "\ndelta.register-table-procedure.enabled=true\n");
  }

  private static void write(Path file, String text) throws IOException {
    Files.writeString(file, text, StandardCharsets.UTF_8);
  }

  /** A Java new enough, among those this machine has. */
  private static Path java() throws PeerAbsentException, IOException {
    List<Path> homes = new ArrayList<>();
    String named = System.getenv("TRINO_JAVA_HOME");
    if (named != null) {
      homes.add(Path.of(named));
    }
    homes.add(Path.of(System.getProperty("java.home")));
    Path installed = Path.of("/usr/lib/jvm");
    if (Files.isDirectory(installed)) {
      try (Stream<Path> found = Files.list(installed)) {
        found.sorted().forEach(homes::add);
      }
    }
    for (Path home : homes) {
      if (version(home) >= JAVA) {
        return home;
      }
    }
    throw new PeerAbsentException(
        "it needs Java " + JAVA + " or newer; set TRINO_JAVA_HOME to one");
  }

  private static int version(Path home) throws IOException {
    Path release = home.resolve("release");
    if (!Files.exists(release)) {
      return 0;
    }
    return Files.readAllLines(release, StandardCharsets.UTF_8).stream()
        .filter(line -> line.startsWith("JAVA_VERSION="))
        .map(line -> line.replaceAll("[^0-9.]", "").split("\\.", 2)[0])
        .mapToInt(Integer::parseInt)
        .findFirst()
        .orElse(0);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void awaitReady(Path log) throws PeerAbsentException, IOException, InterruptedException {
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest question =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/info")).build();
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
    while (System.nanoTime() < end && process.isAlive()) {
      try {
        HttpResponse<String> answer = client.send(question, HttpResponse.BodyHandlers.ofString());
        if (answer.body().contains("\"starting\":false")) {
          return;
        }
      } catch (IOException notYet) {
        // It does not listen yet.
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
    }
    throw new PeerAbsentException("it did not start; see " + log);
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  int port() {
    return port;
  }

  String javaVersion() {
    return java.getFileName().toString();
  }

  /** A path in the words of Trino's local file system. */
  String locationOf(Path table) {
    return String.format(Locale.ROOT, "local:///%s", tables.relativize(table));
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
