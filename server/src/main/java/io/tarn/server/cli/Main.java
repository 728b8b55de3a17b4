// SPDX-License-Identifier: Apache-2.0
package io.tarn.server.cli;

/** Where the {@code tarn} command begins. */
@CommandLineOutput
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.exit(TarnCommand.run(arguments));
  }
}
