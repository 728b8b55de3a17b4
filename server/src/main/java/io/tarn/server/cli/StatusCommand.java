// SPDX-License-Identifier: Apache-2.0
package io.tarn.server.cli;

import io.tarn.server.Home;
import io.tarn.server.ServerInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says whether a server runs and how it is. */
@Command(
    name = "status",
    description = "Says whether the server runs and how its lanes are; exit code 1 if it does not.",
    mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
  private final Terminal terminal;
  @Mixin private HomeOptions where = new HomeOptions();

  StatusCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Home home = where.home();
    Optional<ServerInfo> running = home.runningServer();
    if (running.isEmpty()) {
      terminal.print("Tarn is not running in " + home.root() + "; start it with ./tarn up.");
      return 1;
    }
    ServerInfo info = running.get();
    Duration since = Duration.between(info.started(), Instant.now());
    terminal.print(
        "Tarn " + info.version() + " runs (pid " + info.pid() + ", " + text(since) + ").");
    new Readiness(info).describe().forEach(line -> terminal.print("  " + line));
    ConnectionHelp.print(info, home, terminal);
    return 0;
  }

  private static String text(Duration since) {
    return since.toHours() > 0
        ? since.toHours() + " h " + since.toMinutesPart() + " min"
        : since.toMinutes() + " min " + since.toSecondsPart() + " s";
  }
}
