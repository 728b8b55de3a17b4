// SPDX-License-Identifier: Apache-2.0
package io.tarn.server.cli;

import io.tarn.server.Home;
import io.tarn.server.ServerInfo;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a command reaches a server: the one of its home, or any by URL. */
final class ConnectionOptions {
  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "JDBC URL of a server (default: $$TARN_URL, else the server of --home).")
  private @Nullable String url;

  @Option(
      names = "--user",
      paramLabel = "NAME",
      description =
          "User (default: $$TARN_USER, else admin). The password is $$TARN_PASSWORD, else"
              + " for admin the one in the home, else it is asked for.")
  private @Nullable String user;

  /** Connects; {@code properties} are the driver's. */
  Connection connect(Home home, Map<String, String> properties) throws SQLException {
    Properties all = new Properties();
    properties.forEach(all::setProperty);
    String name = firstOf(user, System.getenv("TARN_USER"), "admin");
    all.setProperty("user", name);
    all.setProperty("password", password(home, name));
    return DriverManager.getConnection(address(home), all);
  }

  private String address(Home home) {
    String given = firstOf(url, System.getenv("TARN_URL"), "");
    if (!given.isEmpty()) {
      return given;
    }
    return home.runningServer()
        .map(ServerInfo::jdbcUrl)
        .orElseThrow(
            () ->
                new CommandFailedException(
                    "No server runs in " + home.root() + "; start it with ./tarn up"));
  }

  private static String password(Home home, String name) {
    String variable = System.getenv("TARN_PASSWORD");
    if (variable != null) {
      return variable;
    }
    Path file = home.adminPasswordFile();
    if (name.equals("admin") && Files.isReadable(file)) {
      try {
        return Files.readString(file).strip();
      } catch (IOException e) {
        throw new CommandFailedException("Cannot read " + file + ": " + e.getMessage(), e);
      }
    }
    Console console = Boolean.getBoolean("tarn.terminal") ? System.console() : null;
    if (console == null) {
      throw new CommandFailedException("No password for " + name + "; set TARN_PASSWORD");
    }
    char[] typed = console.readPassword("Password for %s: ", name);
    return typed == null ? "" : new String(typed);
  }

  private static String firstOf(@Nullable String... candidates) {
    for (String candidate : candidates) {
      if (candidate != null && !candidate.isBlank()) {
        return candidate;
      }
    }
    return "";
  }
}
