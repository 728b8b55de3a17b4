// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.machine;

import io.tarn.testkit.CommandResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What of another JVM's heap is reachable. */
public final class LiveHeap {
  private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

  private LiveHeap() {}

  /** Mebibytes after a collection, told by the JDK's own {@code jcmd}. */
  public static double mebibytes(ProcessHandle process) {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    CommandResult result =
        CommandResult.of(
            List.of(jcmd, String.valueOf(process.pid()), "GC.class_histogram"),
            Duration.ofMinutes(1));
    Matcher total = TOTAL.matcher(result.output());
    if (!total.find()) {
      throw new IllegalStateException("jcmd says " + result.output() + result.errors());
    }
    return Long.parseLong(total.group(1)) / (double) (1 << 20);
  }
}
