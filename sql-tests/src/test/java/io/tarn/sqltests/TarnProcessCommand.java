// SPDX-License-Identifier: Apache-2.0
package io.tarn.sqltests;

import io.tarn.testkit.CommandResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Commands that are expected to fail to start a server. */
final class TarnProcessCommand {
  private TarnProcessCommand() {}

  static CommandResult up(Path home, Map<String, String> settings) {
    List<String> command = new ArrayList<>();
    command.add(SharedServer.ROOT.resolve("tarn").toString());
    command.addAll(List.of("up", "--home", home.toString()));
    settings.forEach((key, value) -> command.addAll(List.of("--set", key + "=" + value)));
    return CommandResult.of(command, Duration.ofMinutes(1));
  }
}
