// SPDX-License-Identifier: Apache-2.0
package io.tarn.server.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Where a person reads: results on standard output, everything else on standard error. */
@CommandLineOutput
final class Terminal {
  private static final long STATUS_INTERVAL_NANOS = 100_000_000;

  private final PrintWriter out =
      new PrintWriter(new java.io.OutputStreamWriter(System.out, StandardCharsets.UTF_8), false);
  private final PrintWriter err =
      new PrintWriter(new java.io.OutputStreamWriter(System.err, StandardCharsets.UTF_8), true);

  private volatile long lastStatusNanos = System.nanoTime() - STATUS_INTERVAL_NANOS;

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

  /** Overwrites the last line, at most ten times a second; only for a person. */
  void status(String line) {
    long now = System.nanoTime();
    if (isInteractive() && now - lastStatusNanos > STATUS_INTERVAL_NANOS) {
      lastStatusNanos = now;
      err.print("\r\u001b[K" + line);
      err.flush();
    }
  }

  void clearStatus() {
    if (isInteractive()) {
      err.print("\r\u001b[K");
      err.flush();
    }
  }

  /** Whether a person looks at standard error; the tarn script knows. */
  boolean isInteractive() {
    return Boolean.getBoolean("tarn.terminal");
  }

  boolean failedToPrint() {
    return out.checkError();
  }
}
