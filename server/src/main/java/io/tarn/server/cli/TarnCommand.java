// SPDX-License-Identifier: Apache-2.0
package io.tarn.server.cli;

import io.tarn.server.Version;
import picocli.CommandLine;

/** The {@code tarn} command. */
@CommandLine.Command(
    name = "tarn",
    description = "An open serverless SQL warehouse.",
    mixinStandardHelpOptions = true,
    versionProvider = TarnCommand.VersionText.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      DemoCommand.class,
      UpCommand.class,
      DownCommand.class,
      StatusCommand.class,
      SqlCommand.class,
      ShellCommand.class,
      AskCommand.class,
      SearchCommand.class,
      LoadCommand.class,
      BenchCommand.class,
      VersionCommand.class,
      ServeCommand.class,
      TrainCommand.class,
      CommandLine.HelpCommand.class
    },
    footer = {
      "",
      "First steps:  ./tarn demo",
      "              ./tarn sql \"select * from samples.tpch.nation\"",
      "              ./tarn shell",
      "              ./tarn search \"which tables hold invoices\"",
      "              ./tarn ask \"how many customers are there in each nation\"",
      "              ./tarn load trips.csv --into main.default.trips",
      "Exit codes: 0 done, 1 failed, 2 wrong usage."
    })
public final class TarnCommand {
  private TarnCommand() {}

  /** Runs one command line and gives its exit code. */
  static int run(String... arguments) {
    Terminal terminal = new Terminal();
    CommandLine line = new CommandLine(new TarnCommand(), new TerminalFactory(terminal));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler(new FailurePrinter(terminal));
    return line.execute(arguments);
  }

  /** Gives picocli the version. */
  static final class VersionText implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"tarn " + Version.current()};
    }
  }

  /** Hands the terminal to every command that asks for one in its constructor. */
  private static final class TerminalFactory implements CommandLine.IFactory {
    private final Terminal terminal;
    private final CommandLine.IFactory others = CommandLine.defaultFactory();

    TerminalFactory(Terminal terminal) {
      this.terminal = terminal;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
      try {
        return type.getDeclaredConstructor(Terminal.class).newInstance(terminal);
      } catch (NoSuchMethodException e) {
        return others.create(type);
      }
    }
  }
}
