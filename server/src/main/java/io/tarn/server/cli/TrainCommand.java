// SPDX-License-Identifier: Apache-2.0
package io.tarn.server.cli;

import io.tarn.server.Configuration;
import io.tarn.server.Home;
import io.tarn.server.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/**
 * Runs a short-lived server and a client of it in this process, so that the JVM can note which
 * classes they take: the launcher has it write them to an archive that every later start maps.
 */
@Command(name = "train", hidden = true, description = "Loads the classes users need, and ends.")
final class TrainCommand implements Callable<Integer> {
  private static final List<String> STATEMENTS =
      List.of(
          "show schemas in main",
          "create schema main.training",
          "create table main.training.t (id bigint, name string)",
          "describe table main.training.t",
          "select execution_status, count(*) from system.query.history group by 1 order by 1");

  private final Terminal terminal;

  TrainCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, SQLException {
    Path directory = Files.createTempDirectory("tarn-train");
    try {
      Home home = new Home(directory.resolve("home"));
      Files.createDirectories(home.logs());
      ServerLogs.sendTo(home.logs());
      Map<String, String> settings =
          Map.of("flight.port", "0", "http.port", "0", "samples.load", "false");
      Configuration configuration =
          Configuration.load(home.configurationFile(), Map.of(), settings);
      try (Warehouse warehouse = Warehouse.open(home, configuration);
          Connection session = new ConnectionOptions().connect(home, Map.of())) {
        use(session, home);
        terminal.print("Trained on " + warehouse.info().version());
      }
      return 0;
    } finally {
      remove(directory);
    }
  }

  private void use(Connection session, Home home) throws SQLException, IOException {
    StatementRunner runner = new StatementRunner(session, terminal, home);
    for (String statement : STATEMENTS) {
      for (OutputFormat format : OutputFormat.values()) {
        if (!statement.startsWith("create") || format == OutputFormat.TABLE) {
          runner.run(statement, format);
        }
      }
    }
    try (ResultSet tables = session.getMetaData().getTables("main", "%", "%", null)) {
      while (tables.next()) {
        tables.getString("TABLE_NAME");
      }
    }
  }

  private static void remove(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
