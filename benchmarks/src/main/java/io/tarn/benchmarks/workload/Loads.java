// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.workload;

import java.util.List;

/**
 * Rows on their way in, each way in turn.
 *
 * @param generator whose tables the rows come from
 * @param scale of those tables
 * @param table the table that is written anew each time
 * @param rows how many rows
 * @param ways {@code ingest} (Arrow over the driver), {@code insert-select}, {@code create-as}
 * @param rounds times each way is taken
 */
public record Loads(
    String name,
    String title,
    List<String> peers,
    List<Asked> asked,
    String generator,
    double scale,
    String table,
    long rows,
    List<String> ways,
    int rounds)
    implements Workload {
  @Override
  public List<DataSet> data() {
    return List.of(new DataSet(generator, scale));
  }
}
