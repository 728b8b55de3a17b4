// SPDX-License-Identifier: Apache-2.0
package io.tarn.server.cli;

import io.tarn.jdbc.TarnConnection;
import io.tarn.server.Home;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks a question in plain English. */
@Command(
    name = "ask",
    description = "Answers a question in plain English and shows how it was understood.",
    mixinStandardHelpOptions = true)
final class AskCommand implements Callable<Integer> {
  private final Terminal terminal;
  @Mixin private HomeOptions where = new HomeOptions();
  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Parameters(paramLabel = "QUESTION", description = "A question, in quotes.")
  private String question = "";

  @Option(
      names = "--schema",
      paramLabel = "NAME",
      description = "Schema it is about, as catalog.schema (default: any).")
  private @Nullable String schema;

  @Option(
      names = "--format",
      paramLabel = "table|csv|json",
      description = "How rows are printed (default: table).")
  private OutputFormat format = OutputFormat.TABLE;

  AskCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws SQLException, IOException {
    Home home = where.home();
    String sql = "ASK " + TextLiteral.of(question) + (schema == null ? "" : " IN SCHEMA " + schema);
    long start = System.nanoTime();
    try (Connection session = connection.connect(home, Map.of());
        Statement statement = session.createStatement()) {
      Patience patience = new Patience(terminal, home);
      patience.begin();
      try (patience;
          ResultSet rows = statement.executeQuery(sql)) {
        patience.close();
        for (SQLWarning note = statement.getWarnings();
            note != null;
            note = note.getNextWarning()) {
          terminal.note(String.valueOf(note.getMessage()));
        }
        long count = RowPrinter.of(format, terminal).print(rows);
        double seconds = (System.nanoTime() - start) / 1e9;
        terminal.note(
            String.format(
                Locale.ROOT,
                "(%d %s, %s lane, %.2f s)",
                count,
                count == 1 ? "row" : "rows",
                session.unwrap(TarnConnection.class).lastLane().orElse("unknown"),
                seconds));
      }
    }
    return terminal.failedToPrint() ? 1 : 0;
  }
}
