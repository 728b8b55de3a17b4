// SPDX-License-Identifier: Apache-2.0
package io.tarn.server.cli;

import io.tarn.server.Version;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Says which Tarn and which Java this is. */
@Command(name = "version", description = "Prints the version.", mixinStandardHelpOptions = true)
final class VersionCommand implements Callable<Integer> {
  private final Terminal terminal;

  VersionCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    terminal.print("tarn " + Version.current() + " (Java " + Runtime.version().feature() + ")");
    return 0;
  }
}
