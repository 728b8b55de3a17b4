// SPDX-License-Identifier: Apache-2.0
package io.tarn.server.cli;

import io.tarn.api.Quoting;
import io.tarn.parser.ScriptStatement;
import io.tarn.parser.StatementParser;
import io.tarn.server.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;

/** Reads statements and shortcuts from a keyboard and runs them, until the reader has enough. */
final class Shell {
  private final org.jline.terminal.Terminal keyboard;
  private final Terminal output;
  private final Connection session;
  private final StatementRunner runner;
  private final LineReader reader;
  private OutputFormat format;

  Shell(
      org.jline.terminal.Terminal keyboard,
      Terminal output,
      Connection session,
      Home home,
      OutputFormat format) {
    this.keyboard = keyboard;
    this.output = output;
    this.session = session;
    this.format = format;
    this.runner = new StatementRunner(session, output, home);
    this.reader =
        LineReaderBuilder.builder()
            .terminal(keyboard)
            .appName("tarn")
            .parser(new ShellInput())
            .completer(new ShellCompleter(session))
            .history(new ShellHistory())
            .variable(LineReader.HISTORY_FILE, home.root().resolve("shell.history"))
            .variable(LineReader.SECONDARY_PROMPT_PATTERN, "%P -> ")
            // An exclamation mark belongs to the statement.
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            // What may hold a password is kept out by a leading blank, as in other shells.
            .option(LineReader.Option.HISTORY_IGNORE_SPACE, true)
            .build();
  }

  void run() throws SQLException {
    // While a statement runs, Ctrl-C ends it; at the prompt the reader has the key.
    keyboard.handle(org.jline.terminal.Terminal.Signal.INT, signal -> runner.cancel());
    output.note("Connected to " + session.getMetaData().getURL() + ". \\? lists shortcuts.");
    boolean more = true;
    while (more) {
      try {
        more = take(reader.readLine(prompt()));
      } catch (UserInterruptException abandoned) {
        // The text typed so far is given up, the shell goes on.
      } catch (EndOfFileException left) {
        more = false;
      }
    }
  }

  private String prompt() throws SQLException {
    return session.getCatalog() + "." + session.getSchema() + "=> ";
  }

  /** Runs what was typed; gives false if it says that this is all. */
  private boolean take(String typed) {
    String text = typed.strip();
    try {
      if (!text.startsWith("\\")) {
        statements(text);
        return true;
      }
      ShellShortcut shortcut = ShellShortcut.of(text);
      if (shortcut instanceof ShellShortcut.Sql sql) {
        runner.run(sql.text(), format);
      } else if (shortcut instanceof ShellShortcut.Script script) {
        statements(Files.readString(Path.of(script.file())));
      } else if (shortcut instanceof ShellShortcut.Format chosen) {
        format = chosen.format();
      } else if (shortcut instanceof ShellShortcut.Help) {
        ShellShortcut.HELP.forEach(output::print);
      }
      return !(shortcut instanceof ShellShortcut.Quit);
    } catch (SQLException | IOException | CommandFailedException failure) {
      output.clearStatus();
      output.note(FailurePrinter.sentence(failure));
      return true;
    }
  }

  /** Runs statements in turn; the first that fails is the last. */
  private void statements(String script) throws SQLException, IOException {
    List<ScriptStatement> all = new StatementParser().split(script, Quoting.SPARK);
    for (ScriptStatement statement : all) {
      runner.run(statement.text(), format);
    }
  }
}
