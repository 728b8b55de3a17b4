// SPDX-License-Identifier: Apache-2.0
package io.tarn.server.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Where a person reads: results on standard output, everything else on standard error. */
@CommandLineOutput
final class Terminal {
  private final PrintWriter out =
      new PrintWriter(new java.io.OutputStreamWriter(System.out, StandardCharsets.UTF_8), false);
  private final PrintWriter err =
      new PrintWriter(new java.io.OutputStreamWriter(System.err, StandardCharsets.UTF_8), true);

  /** For results. */
  PrintWriter out() {
    return out;
  }

  void print(String line) {
    out.println(line);
    out.flush();
  }

  /** A line that is not part of a result. */
  void note(String line) {
    err.println(line);
  }

  /** Overwrites the last line; only for a person, never into a file. */
  void status(String line) {
    if (isInteractive()) {
      err.print("\r\u001b[K" + line);
      err.flush();
    }
  }

  void clearStatus() {
    status("");
  }

  boolean isInteractive() {
    return System.console() != null;
  }

  boolean failedToPrint() {
    return out.checkError();
  }
}
