// SPDX-License-Identifier: Apache-2.0
package io.tarn.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What a command did.
 *
 * @param exitCode its exit code
 * @param output standard output
 * @param errors standard error
 */
public record CommandResult(int exitCode, String output, String errors) {
  /** Runs a command with a time limit; it is ended when that is over. */
  public static CommandResult of(List<String> command, Duration limit) {
    try {
      Path output = Files.createTempFile("command", ".out");
      Path errors = Files.createTempFile("command", ".err");
      try {
        Process process =
            new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
          process.destroyForcibly();
          throw new IllegalStateException(command + " ran longer than " + limit);
        }
        return new CommandResult(
            process.exitValue(),
            Files.readString(output, StandardCharsets.UTF_8),
            Files.readString(errors, StandardCharsets.UTF_8));
      } finally {
        Files.deleteIfExists(output);
        Files.deleteIfExists(errors);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
