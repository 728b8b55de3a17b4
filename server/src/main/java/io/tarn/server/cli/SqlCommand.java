// SPDX-License-Identifier: Apache-2.0
package io.tarn.server.cli;

import io.tarn.api.Quoting;
import io.tarn.parser.ScriptStatement;
import io.tarn.parser.StatementParser;
import io.tarn.server.Home;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs SQL through the JDBC driver. */
@Command(
    name = "sql",
    description = "Runs one statement, or a file of statements separated by semicolons.",
    mixinStandardHelpOptions = true)
final class SqlCommand implements Callable<Integer> {
  private final Terminal terminal;
  @Mixin private HomeOptions where = new HomeOptions();
  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @ArgGroup(exclusive = true, multiplicity = "1")
  private Source source = new Source();

  @Option(
      names = "--format",
      paramLabel = "table|csv|json",
      description = "How rows are printed (default: table).")
  private OutputFormat format = OutputFormat.TABLE;

  @Option(
      names = "--lane",
      paramLabel = "auto|interactive|spark",
      description = "Which lane runs the statements (default: auto).")
  private io.tarn.api.LanePreference lane = io.tarn.api.LanePreference.AUTO;

  SqlCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Where the text comes from. */
  static final class Source {
    @Parameters(paramLabel = "SQL", arity = "1", description = "A statement.")
    private @Nullable String text;

    @Option(
        names = {"-f", "--file"},
        paramLabel = "FILE",
        description = "A file of statements; - reads standard input.")
    private @Nullable Path file;

    String read() throws IOException {
      if (text != null) {
        return text;
      }
      if (file == null || file.toString().equals("-")) {
        return new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
      }
      return Files.readString(file);
    }
  }

  @Override
  public Integer call() throws SQLException, IOException {
    List<ScriptStatement> statements = new StatementParser().split(source.read(), Quoting.SPARK);
    if (statements.isEmpty()) {
      throw new CommandFailedException("There is no statement to run");
    }
    Home home = where.home();
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("lane", lane.name().toLowerCase(java.util.Locale.ROOT));
    try (Connection session = connection.connect(home, properties)) {
      StatementRunner runner = new StatementRunner(session, terminal, home);
      for (ScriptStatement part : statements) {
        runner.run(part.text(), format);
      }
    }
    return terminal.failedToPrint() ? 1 : 0;
  }
}
