// SPDX-License-Identifier: Apache-2.0
package io.tarn.server.cli;

import io.tarn.server.Configuration;
import io.tarn.server.Home;
import io.tarn.server.ServerInfo;
import io.tarn.server.Warehouse;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts a server. */
@Command(
    name = "up",
    description = "Starts the server and returns once it answers.",
    mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {
  private final Terminal terminal;
  @Mixin private HomeOptions where = new HomeOptions();
  @Mixin private HomeOptions.WithSettings with = new HomeOptions.WithSettings();

  @Option(names = "--foreground", description = "Stays in the terminal; stop it with Ctrl-C.")
  private boolean foreground;

  UpCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException, IOException {
    Home home = where.home();
    Configuration configuration = with.configuration(home);
    Optional<ServerInfo> running = home.runningServer();
    if (running.isPresent()) {
      terminal.print("Tarn is running already.");
      ConnectionHelp.print(running.get(), home, terminal);
      return 0;
    }
    if (foreground) {
      return stay(home, configuration);
    }
    ServerInfo info = new ServerProcess(home, terminal).start(configuration, with.settings());
    terminal.print("Tarn is up.");
    ConnectionHelp.print(info, home, terminal);
    return 0;
  }

  private int stay(Home home, Configuration configuration)
      throws InterruptedException, IOException {
    home.prepare();
    ServerLogs.sendTo(home.logs());
    Warehouse warehouse = Warehouse.open(home, configuration);
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  terminal.note("Stopping …");
                  warehouse.close();
                  stopped.countDown();
                },
                "shutdown"));
    terminal.print("Tarn is up.");
    ConnectionHelp.print(warehouse.info(), home, terminal);
    stopped.await();
    return 0;
  }
}
