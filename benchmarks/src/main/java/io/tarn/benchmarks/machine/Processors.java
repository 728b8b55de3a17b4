// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.machine;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;

/**
 * How long the processors worked for processes: on a machine that others use too this tells more
 * than the time that passed.
 */
public final class Processors {
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private Processors() {}

  /** For this process since its start, in milliseconds. */
  public static double own() {
    return SYSTEM.getProcessCpuTime() / 1e6;
  }

  /** For others since their starts, in milliseconds, to about ten of them. */
  public static double of(List<ProcessHandle> processes) {
    return processes.stream()
        .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
        .mapToDouble(duration -> duration.toNanos() / 1e6)
        .sum();
  }
}
