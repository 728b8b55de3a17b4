// SPDX-License-Identifier: Apache-2.0
package io.tarn.server.cli;

import io.tarn.server.ConfigKey;
import io.tarn.server.Configuration;
import io.tarn.server.Home;
import io.tarn.server.ServerInfo;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Starts a server as a process of its own and ends it. */
final class ServerProcess {
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

  private final Home home;
  private final Terminal terminal;

  ServerProcess(Home home, Terminal terminal) {
    this.home = home;
    this.terminal = terminal;
  }

  /** Starts it and waits until its doors are open. */
  ServerInfo start(Configuration configuration, Map<String, String> settings) {
    try {
      home.prepare();
      Path output = home.logs().resolve("server.out");
      Files.deleteIfExists(output);
      ProcessBuilder server = new ProcessBuilder(command(configuration));
      // Not on its command line, which everyone on this machine can read.
      HandedSettings.hand(settings, server.environment());
      Process process =
          server
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
              .start();
      return awaitReady(process, output);
    } catch (IOException e) {
      throw new CommandFailedException(
          "Cannot start the server in " + home.root() + ": " + reason(e), e);
    }
  }

  private static String reason(IOException failure) {
    if (failure instanceof FileAlreadyExistsException taken) {
      return taken.getFile() + " is not a directory";
    }
    String reason =
        failure instanceof FileSystemException file ? file.getReason() : failure.getMessage();
    return reason != null ? reason : failure.getClass().getSimpleName();
  }

  private List<String> command(Configuration configuration) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + configuration.text(ConfigKey.GATEWAY_MEMORY));
    command.addAll(JavaOptions.forGateway());
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Main.class.getName());
    command.add("serve");
    command.add("--home");
    command.add(home.root().toString());
    return command;
  }

  private ServerInfo awaitReady(Process process, Path output) throws IOException {
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    while (System.nanoTime() < deadline) {
      Optional<ServerInfo> info =
          home.runningServer().filter(running -> running.pid() == process.pid());
      if (info.isPresent()) {
        terminal.clearStatus();
        return info.get();
      }
      terminal.status("Starting the server …");
      try {
        if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
          throw new CommandFailedException(reasonIn(output));
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        process.destroy();
        throw new CommandFailedException("Interrupted while the server was starting", e);
      }
    }
    process.destroy();
    throw new CommandFailedException(
        "The server was not ready after "
            + START_LIMIT.toSeconds()
            + " s; "
            + home.logs().resolve("tarn.log")
            + " says why");
  }

  private static String reasonIn(Path output) throws IOException {
    List<String> lines =
        Files.readAllLines(output).stream().filter(line -> !line.isBlank()).toList();
    return lines.stream()
        .filter(line -> line.startsWith("tarn: "))
        .map(line -> line.substring("tarn: ".length()))
        .reduce((first, second) -> second)
        .orElse(
            lines.isEmpty()
                ? "The server ended without a word"
                : "The server ended: " + lines.get(lines.size() - 1));
  }

  /** Asks it to stop, waits, and ends it by force if it does not. */
  void stop(ServerInfo info) {
    Optional<ProcessHandle> process = ProcessHandle.of(info.pid());
    if (process.isEmpty()) {
      return;
    }
    process.get().destroy();
    try {
      process.get().onExit().get(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (java.util.concurrent.TimeoutException e) {
      terminal.note("The server did not stop in " + STOP_LIMIT.toSeconds() + " s; ending it");
      process.get().destroyForcibly();
    } catch (java.util.concurrent.ExecutionException e) {
      throw new CommandFailedException("Cannot wait for process " + info.pid(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
