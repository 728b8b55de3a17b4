// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.report;

/**
 * Two peers' answers, compared before their times count.
 *
 * @param workload name of the workload
 * @param name the query
 * @param peer who answered
 * @param reference whose answer it was compared with
 * @param difference the first difference; empty if there is none
 */
public record Check(
    String workload, String name, String peer, String reference, String difference) {
  public boolean equal() {
    return difference.isEmpty();
  }
}
