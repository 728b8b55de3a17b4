// SPDX-License-Identifier: Apache-2.0
package io.tarn.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A real PostgreSQL on a free port of the loopback address, in a directory of its own, from
 * Debian's packages. It refuses to run as root: then it runs as the user Debian made for it.
 */
public final class PostgresServer implements AutoCloseable {
  public static final String USER = "tarn";
  public static final String PASSWORD = "a secret of the tests";

  private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private final Path programs;
  private final Path directory;
  private final int port;
  private final AtomicInteger databases = new AtomicInteger();

  private PostgresServer(Path programs, Path directory, int port) {
    this.programs = programs;
    this.directory = directory;
    this.port = port;
  }

  /**
   * Starts one, or skips the test where PostgreSQL is not installed, unless {@code
   * -Dtest.postgresql=required} says that it has to be.
   */
  public static PostgresServer startOrSkip() {
    Optional<Path> programs = installed();
    if (programs.isEmpty() && "required".equals(System.getProperty("test.postgresql"))) {
      throw new IllegalStateException("PostgreSQL is required and not below " + DEBIAN);
    }
    Assumptions.assumeTrue(
        programs.isPresent(),
        "needs PostgreSQL's server: install Debian's package postgresql to run this test");
    try {
      PostgresServer server =
          new PostgresServer(
              programs.orElseThrow(), Files.createTempDirectory("tarn-postgres"), freePort());
      server.initialise();
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Path> installed() {
    if (!Files.isDirectory(DEBIAN)) {
      return Optional.empty();
    }
    try (Stream<Path> versions = Files.list(DEBIAN)) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
          .max(Comparator.naturalOrder());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  private void initialise() throws IOException {
    Path password = Files.writeString(directory.resolve("password"), PASSWORD);
    if (isRoot()) {
      var postgres =
          directory
              .getFileSystem()
              .getUserPrincipalLookupService()
              .lookupPrincipalByName("postgres");
      Files.setOwner(directory, postgres);
      Files.setOwner(password, postgres);
    }
    run(
        "initdb",
        "--pgdata=" + data(),
        "--username=" + USER,
        "--pwfile=" + password,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C",
        "--no-sync");
  }

  /** Starts it, also again after {@link #stop}. */
  public void start() {
    run(
        "pg_ctl",
        "--pgdata=" + data(),
        "--log=" + directory.resolve("log"),
        "--wait",
        "--options=-p "
            + port
            + " -c listen_addresses=127.0.0.1 -c fsync=off -c unix_socket_directories="
            + directory,
        "start");
  }

  /** Stops it at once: who is connected is cut off. */
  public void stop() {
    run("pg_ctl", "--pgdata=" + data(), "--mode=immediate", "--wait", "stop");
  }

  /** The address of a new, empty database; PostgreSQL's driver must be on the classpath. */
  public String newDatabase() {
    String name = "tarn" + databases.incrementAndGet();
    try (Connection connection = connect(url("postgres"));
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return url(name);
  }

  /** Connects past everything that Tarn does. */
  public static Connection connect(String url) throws SQLException {
    return DriverManager.getConnection(url, USER, PASSWORD);
  }

  private String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  @Override
  public void close() {
    if (Files.exists(directory.resolve("data/postmaster.pid"))) {
      stop();
    }
    TarnProcess.deleteHome(directory);
  }

  private Path data() {
    return directory.resolve("data");
  }

  private void run(String program, String... arguments) {
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      command.addAll(List.of("runuser", "-u", "postgres", "--"));
    }
    command.add(programs.resolve(program).toString());
    command.addAll(List.of(arguments));
    CommandResult result = CommandResult.of(command, LIMIT);
    if (result.exitCode() != 0) {
      throw new IllegalStateException(program + " failed: " + result.output() + result.errors());
    }
  }

  private static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }
}
