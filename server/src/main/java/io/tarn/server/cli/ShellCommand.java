// SPDX-License-Identifier: Apache-2.0
package io.tarn.server.cli;

import io.tarn.server.Home;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jline.terminal.TerminalBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs statements as a person types them. */
@Command(
    name = "shell",
    description = {
      "Runs statements as they are typed, each ended by a semicolon.",
      "Tab completes names of the catalog, the arrow keys bring back earlier statements, Ctrl-C cancels"
          + " the one that runs, \\? lists shortcuts, \\q or Ctrl-D ends."
    },
    mixinStandardHelpOptions = true)
final class ShellCommand implements Callable<Integer> {
  private final Terminal output;
  @Mixin private HomeOptions where = new HomeOptions();
  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Option(
      names = "--format",
      paramLabel = "table|csv|json",
      description = "How rows are printed (default: table).")
  private OutputFormat format = OutputFormat.TABLE;

  ShellCommand(Terminal output) {
    this.output = output;
  }

  @Override
  public Integer call() throws SQLException, IOException {
    // The tarn script knows; to ask here, one would have to take the streams over first.
    if (!Boolean.getBoolean("tarn.keyboard")) {
      throw new CommandFailedException(
          "The shell needs a terminal; use ./tarn sql -f FILE for a script, - for standard input");
    }
    Home home = where.home();
    try (Connection session = connection.connect(home, Map.of());
        org.jline.terminal.Terminal keyboard =
            TerminalBuilder.builder().system(true).dumb(true).build()) {
      home.prepare();
      new Shell(keyboard, output, session, home, format).run();
    }
    return 0;
  }
}
