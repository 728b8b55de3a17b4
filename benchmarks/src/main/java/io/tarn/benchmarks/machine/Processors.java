// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.machine;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * How long the processors worked for processes: on a machine that others use too this tells more
 * than the time that passed.
 */
public final class Processors {
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  /** What an idle process may use: a twentieth of one processor. */
  private static final double IDLE = 0.05;

  private static final double LOOK_MILLIS = 2000;

  private Processors() {}

  /** Waits until processes that start have become idle, or the time is over. */
  public static void awaitIdle(List<ProcessHandle> processes, Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    double before = of(processes);
    while (System.nanoTime() < end) {
      LockSupport.parkNanos((long) (LOOK_MILLIS * 1e6));
      double now = of(processes);
      if (now - before < LOOK_MILLIS * IDLE) {
        return;
      }
      before = now;
    }
  }

  /** For this process since its start, in milliseconds. */
  public static double own() {
    return SYSTEM.getProcessCpuTime() / 1e6;
  }

  /** For others since their starts, in milliseconds, to about ten of them. */
  public static double of(List<ProcessHandle> processes) {
    return since(Map.of(), processes);
  }

  /** What each has used by now, to be handed to {@link #since}. */
  public static Map<Long, Double> now(List<ProcessHandle> processes) {
    Map<Long, Double> used = new HashMap<>();
    processes.forEach(process -> used.put(process.pid(), used(process)));
    return used;
  }

  /** For others since then, in milliseconds; those that have ended in between do not count. */
  public static double since(Map<Long, Double> then, List<ProcessHandle> processes) {
    return processes.stream()
        .filter(ProcessHandle::isAlive)
        .mapToDouble(process -> used(process) - then.getOrDefault(process.pid(), 0.0))
        .filter(used -> used > 0)
        .sum();
  }

  private static double used(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e6;
  }
}
