// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.workload;

import java.util.List;

/**
 * From nothing to the first answer.
 *
 * @param generator whose tables are there
 * @param scale of those tables
 * @param sql the first query
 * @param rounds starts of each peer
 */
public record Starts(
    String name,
    String title,
    List<String> peers,
    List<Asked> asked,
    String generator,
    double scale,
    String sql,
    int rounds)
    implements Workload {
  @Override
  public List<DataSet> data() {
    return List.of(new DataSet(generator, scale));
  }
}
