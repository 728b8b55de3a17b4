// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

/**
 * How far a statement is.
 *
 * @param completedTasks tasks done
 * @param totalTasks tasks known so far; grows as stages are planned
 * @param bytesRead bytes read from storage so far
 */
public record Progress(long completedTasks, long totalTasks, long bytesRead) {
  public static final Progress NONE = new Progress(0, 0, 0);

  /** Share done, between 0 and 1; 0 while nothing is known. */
  public double fraction() {
    return totalTasks == 0 ? 0 : Math.min(1.0, (double) completedTasks / totalTasks);
  }
}
