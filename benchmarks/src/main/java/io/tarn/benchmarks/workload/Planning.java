// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.workload;

import java.util.List;

/**
 * How long a query takes until it could run: prepared over JDBC, never executed.
 *
 * @param generator whose tables they read
 * @param scale of those tables
 * @param pattern class path resource of a query, {@code %s} standing for its id
 * @param ids the queries
 * @param warmUp rounds before those that are timed
 * @param rounds rounds that are timed
 */
public record Planning(
    String name,
    String title,
    List<String> peers,
    List<Asked> asked,
    String generator,
    double scale,
    String pattern,
    List<String> ids,
    int warmUp,
    int rounds)
    implements Workload {
  @Override
  public List<DataSet> data() {
    return List.of(new DataSet(generator, scale));
  }
}
