// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.workload;

import java.util.List;

/**
 * Queries that each peer answers over the same files, in turn.
 *
 * @param generator whose tables they read
 * @param scales at which they are run
 * @param pattern class path resource of a query, {@code %s} standing for its id
 * @param ids the queries
 * @param warmUp rounds before those that are timed; answers are compared in the first
 * @param rounds rounds that are timed
 */
public record QuerySet(
    String name,
    String title,
    List<String> peers,
    List<Asked> asked,
    String generator,
    List<Double> scales,
    String pattern,
    List<String> ids,
    int warmUp,
    int rounds)
    implements Workload {
  @Override
  public List<DataSet> data() {
    return scales.stream().map(scale -> new DataSet(generator, scale)).toList();
  }
}
