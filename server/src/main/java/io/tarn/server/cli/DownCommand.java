// SPDX-License-Identifier: Apache-2.0
package io.tarn.server.cli;

import io.tarn.server.Home;
import io.tarn.server.ServerInfo;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Stops a server. */
@Command(
    name = "down",
    description = "Stops the server: running statements get a few seconds to end.",
    mixinStandardHelpOptions = true)
final class DownCommand implements Callable<Integer> {
  private final Terminal terminal;
  @Mixin private HomeOptions where = new HomeOptions();

  DownCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Home home = where.home();
    Optional<ServerInfo> running = home.runningServer();
    if (running.isEmpty()) {
      terminal.print("Tarn is not running in " + home.root() + ".");
      return 0;
    }
    terminal.status("Stopping …");
    new ServerProcess(home, terminal).stop(running.get());
    terminal.clearStatus();
    terminal.print("Tarn has stopped.");
    return 0;
  }
}
