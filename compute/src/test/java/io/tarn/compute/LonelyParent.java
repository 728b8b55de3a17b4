// SPDX-License-Identifier: Apache-2.0
package io.tarn.compute;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A process that starts Spark, tells its number and waits to be killed. */
final class LonelyParent {
  private LonelyParent() {}

  public static void main(String[] arguments) throws IOException {
    SparkConfig config = SparkFixture.config(Path.of(arguments[0]));
    Files.createDirectories(config.places().work().resolve("tmp"));
    Files.createDirectories(config.places().log().getParent());
    SparkProcess child = SparkProcess.start(config, List.of(), SparkProcess.Priority.NORMAL);
    try (PrintStream output =
        new PrintStream(
            new java.io.FileOutputStream(java.io.FileDescriptor.out),
            true,
            StandardCharsets.UTF_8)) {
      output.println("child " + child.pid());
      child.ended().join();
    }
  }
}
