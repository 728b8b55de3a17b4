// SPDX-License-Identifier: Apache-2.0
package io.tarn.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A server started the way a user starts one: by the {@code tarn} script, as a process of its own,
 * on free ports, in a home of its own. Closing it stops the server; the home stays with its owner.
 */
public final class TarnProcess implements AutoCloseable {
  private static final Duration COMMAND_LIMIT = Duration.ofMinutes(3);

  private final Path script;
  private final Path home;
  private final Map<String, String> settings;

  private TarnProcess(Path script, Path home, Map<String, String> settings) {
    this.script = script;
    this.home = home;
    this.settings = new TreeMap<>(settings);
    // Made once for all homes: each would train a Spark of its own otherwise.
    Path archive = script.resolveSibling("server/target/spark-classes").toAbsolutePath();
    this.settings.putIfAbsent("spark.class-archive", archive.normalize().toString());
  }

  /**
   * Starts a server.
   *
   * @param root directory of the {@code tarn} script
   * @param home the server's home
   * @param settings configuration keys beside free ports
   */
  public static TarnProcess start(Path root, Path home, Map<String, String> settings) {
    TarnProcess process = new TarnProcess(root.resolve("tarn"), home, settings);
    process.up();
    return process;
  }

  /** Starts it again after {@link #down} or {@link #kill}. */
  public void up() {
    List<String> arguments = new ArrayList<>(List.of("up"));
    settings.forEach((key, value) -> arguments.addAll(List.of("--set", key + "=" + value)));
    for (String port : List.of("flight.port", "http.port")) {
      if (!settings.containsKey(port)) {
        arguments.addAll(List.of("--set", port + "=0"));
      }
    }
    CommandResult result = run(arguments.toArray(String[]::new));
    if (result.exitCode() != 0) {
      throw new IllegalStateException("tarn up failed: " + result.output());
    }
  }

  /** Stops it in order. */
  public void down() {
    CommandResult result = run("down");
    if (result.exitCode() != 0) {
      throw new IllegalStateException("tarn down failed: " + result.output());
    }
  }

  /** Ends it as a power failure would. */
  public void kill() {
    handle().destroyForcibly();
    awaitExit(handle());
  }

  /** Runs a {@code tarn} command against this home. */
  public CommandResult run(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(script.toString());
    command.add(arguments[0]);
    command.addAll(List.of("--home", home.toString()));
    command.addAll(List.of(arguments).subList(1, arguments.length));
    return CommandResult.of(command, COMMAND_LIMIT);
  }

  /** Connects as {@code admin} with Tarn's own driver, which must be on the classpath. */
  public Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", "admin");
    properties.setProperty("password", password());
    return DriverManager.getConnection(jdbcUrl(), properties);
  }

  public String jdbcUrl() {
    return "jdbc:tarn://127.0.0.1:" + flightPort();
  }

  public int flightPort() {
    return port("flight");
  }

  public int httpPort() {
    return port("http");
  }

  /** The admin's password. */
  public String password() {
    return read(home.resolve("admin.password")).strip();
  }

  public Path home() {
    return home;
  }

  /** The server's process. */
  public ProcessHandle handle() {
    return ProcessHandle.of(Long.parseLong(match("\"pid\"\\s*:\\s*(\\d+)"))).orElseThrow();
  }

  /** Its child processes: the Spark server. */
  public List<ProcessHandle> children() {
    return handle().descendants().toList();
  }

  @Override
  public void close() {
    if (Files.exists(home.resolve("server.json"))) {
      List<ProcessHandle> processes =
          Stream.concat(Stream.of(handle()), children().stream()).toList();
      run("down");
      processes.forEach(TarnProcess::awaitExit);
    }
  }

  /** Removes a home and everything in it. */
  public static void deleteHome(Path home) {
    try (Stream<Path> paths = Files.walk(home)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void awaitExit(ProcessHandle process) {
    try {
      process.onExit().get(30, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      process.destroyForcibly();
      throw new IllegalStateException("process " + process.pid() + " did not end", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private int port(String door) {
    return Integer.parseInt(match("\"" + door + "\"\\s*:\\s*\\{[^}]*\"port\"\\s*:\\s*(\\d+)"));
  }

  private String match(String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(read(home.resolve("server.json")));
    if (!matcher.find()) {
      throw new IllegalStateException("server.json has no " + pattern);
    }
    return matcher.group(1);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
