// SPDX-License-Identifier: Apache-2.0
package io.tarn.server.cli;

import io.tarn.server.Configuration;
import io.tarn.server.Home;
import io.tarn.server.ServerInfo;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows what Tarn does: starts it, asks the sample catalog something, says how to go on. */
@Command(
    name = "demo",
    description = "Starts the server if need be, runs a query and says how to connect.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  private static final String QUERY =
      """
      select n_name as nation, count(*) as orders, sum(o_totalprice) as revenue
      from samples.tpch.orders
      join samples.tpch.customer on o_custkey = c_custkey
      join samples.tpch.nation on c_nationkey = n_nationkey
      where o_orderdate >= date '1995-01-01'
      group by n_name
      order by revenue desc
      limit 5""";

  private static final String QUESTION = "How many customers are there in each country?";

  private final Terminal terminal;
  @Mixin private HomeOptions where = new HomeOptions();
  @Mixin private HomeOptions.WithSettings with = new HomeOptions.WithSettings();

  DemoCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws SQLException, IOException {
    Home home = where.home();
    Configuration configuration = with.configuration(home);
    ServerInfo server = running(home, configuration);
    try (Connection session = new ConnectionOptions().connect(home, Map.of());
        Statement settings = session.createStatement()) {
      StatementRunner runner = new StatementRunner(session, terminal, home);
      settings.execute("SET lane = interactive");
      show("On the interactive lane, in the gateway itself:", QUERY);
      runner.run(QUERY, OutputFormat.TABLE);
      settings.execute("SET lane = spark");
      show("The same on the Spark lane (the first statement waits for Spark to start):", QUERY);
      runner.run(QUERY, OutputFormat.TABLE);
      settings.execute("SET lane = auto");
      show("In plain English:", QUESTION);
      runner.run("ASK '" + QUESTION + "' IN SCHEMA samples.chinook", OutputFormat.TABLE);
    }
    terminal.print("");
    terminal.print("Tarn goes on running. Connect with DBeaver or any JDBC tool:");
    ConnectionHelp.print(server, home, terminal);
    terminal.print("  driver     " + DriverJar.describe());
    terminal.print("Stop it with ./tarn down.");
    return 0;
  }

  private void show(String title, String text) {
    terminal.print("");
    terminal.print(title);
    terminal.print("");
    text.lines().forEach(line -> terminal.print("    " + line));
    terminal.print("");
  }

  private ServerInfo running(Home home, Configuration configuration) {
    Optional<ServerInfo> running = home.runningServer();
    if (running.isPresent()) {
      terminal.print("Tarn is running already.");
      return running.get();
    }
    terminal.print("Starting Tarn in " + home.root() + " …");
    ServerInfo started = new ServerProcess(home, terminal).start(configuration, with.settings());
    terminal.print("Tarn is up.");
    return started;
  }
}
