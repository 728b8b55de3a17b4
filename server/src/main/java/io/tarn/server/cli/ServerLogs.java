// SPDX-License-Identifier: Apache-2.0
package io.tarn.server.cli;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import java.nio.file.Path;
import java.util.Objects;
import org.slf4j.LoggerFactory;

/** Sends this process's log into the home's log directory. */
final class ServerLogs {
  private ServerLogs() {}

  static void sendTo(Path directory) {
    System.setProperty("tarn.logs", directory.toString());
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.reset();
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    try {
      configurator.doConfigure(
          Objects.requireNonNull(ServerLogs.class.getResource("/logback-server.xml")));
    } catch (JoranException e) {
      throw new CommandFailedException("Cannot set up the log in " + directory, e);
    }
  }
}
