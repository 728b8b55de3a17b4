// SPDX-License-Identifier: Apache-2.0
package io.tarn.server.cli;

import io.tarn.server.Configuration;
import io.tarn.server.Home;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which home a command is about. */
final class HomeOptions {
  @Option(
      names = "--home",
      paramLabel = "DIR",
      description =
          "Directory with everything the server writes (default: $$TARN_HOME, else .tarn beside the"
              + " script).")
  private @Nullable Path directory;

  Home home() {
    if (directory != null) {
      return new Home(directory);
    }
    String variable = System.getenv("TARN_HOME");
    if (variable != null && !variable.isBlank()) {
      return new Home(Path.of(variable));
    }
    return new Home(Path.of(System.getProperty("tarn.default-home", ".tarn")));
  }

  /** Options of the commands that start a server. */
  static final class WithSettings {
    @Option(
        names = "--set",
        paramLabel = "KEY=VALUE",
        description = "Sets a configuration key for this start (docs/configuration.md).")
    private final Map<String, String> settings = new LinkedHashMap<>();

    Map<String, String> settings() {
      return settings;
    }

    Configuration configuration(Home home) {
      return Configuration.load(home.configurationFile(), System.getenv(), settings);
    }

    /** With what the command that started this process was given. */
    Configuration handedConfiguration(Home home) {
      return Configuration.load(
          home.configurationFile(), System.getenv(), HandedSettings.with(settings));
    }
  }
}
