// SPDX-License-Identifier: Apache-2.0
package io.tarn.server.cli;

import io.tarn.server.Home;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Finds tables and columns by words. */
@Command(
    name = "search",
    description = "Finds tables, columns and values by words.",
    mixinStandardHelpOptions = true)
final class SearchCommand implements Callable<Integer> {
  private final Terminal terminal;
  @Mixin private HomeOptions where = new HomeOptions();
  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Parameters(paramLabel = "WORDS", description = "What to look for, in your own words.")
  private String words = "";

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "How many things to show (default: ${DEFAULT-VALUE}).")
  private int limit = 20;

  @Option(
      names = "--format",
      paramLabel = "table|csv|json",
      description = "How rows are printed (default: table).")
  private OutputFormat format = OutputFormat.TABLE;

  SearchCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws SQLException, IOException {
    Home home = where.home();
    try (Connection session = connection.connect(home, Map.of())) {
      new StatementRunner(session, terminal, home)
          .run("SEARCH " + TextLiteral.of(words) + " LIMIT " + Math.max(1, limit), format);
    }
    return terminal.failedToPrint() ? 1 : 0;
  }
}
