// SPDX-License-Identifier: Apache-2.0
package io.tarn.server.cli;

import io.tarn.server.Configuration;
import io.tarn.server.Home;
import io.tarn.server.Warehouse;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Holds a server in this process until it is told to stop; what {@code up} starts. */
@Command(name = "serve", hidden = true, description = "Runs the server in this process.")
final class ServeCommand implements Callable<Integer> {
  @Mixin private HomeOptions where = new HomeOptions();
  @Mixin private HomeOptions.WithSettings with = new HomeOptions.WithSettings();

  @Override
  public Integer call() throws InterruptedException, IOException {
    Home home = where.home();
    Configuration configuration = with.handedConfiguration(home);
    home.prepare();
    ServerLogs.sendTo(home.logs());
    Warehouse warehouse = Warehouse.open(home, configuration);
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  warehouse.close();
                  stopped.countDown();
                },
                "shutdown"));
    stopped.await();
    return 0;
  }
}
