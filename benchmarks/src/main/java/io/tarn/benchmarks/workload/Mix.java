// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.workload;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Many clients that send statements of several kinds, as a dashboard does.
 *
 * @param generator whose tables they read
 * @param scale of those tables
 * @param clients numbers of clients, one measurement each
 * @param warmUpSeconds time before what is timed
 * @param seconds time that is timed, for each number of clients and peer
 * @param session statements each client sends to Tarn first
 * @param statements what they send
 */
public record Mix(
    String name,
    String title,
    List<String> peers,
    List<Asked> asked,
    String generator,
    double scale,
    List<Integer> clients,
    int warmUpSeconds,
    int seconds,
    List<String> session,
    List<Part> statements)
    implements Workload {
  public Mix {
    session = Lists.orEmpty(session);
  }

  @Override
  public List<DataSet> data() {
    return List.of(new DataSet(generator, scale));
  }

  /**
   * One kind of statement.
   *
   * @param weight how often it is sent, beside the others' weights
   * @param call {@code tables} or {@code columns} for a call of JDBC's metadata instead of {@code
   *     sql}; sent to peers that are reached over JDBC, others are spared
   * @param sql the text; {@code {p}} is replaced by parameter {@code p}
   * @param parameters where the values of its parameters come from
   */
  public record Part(
      String name,
      int weight,
      @Nullable String call,
      @Nullable String sql,
      Map<String, Parameter> parameters) {
    public Part {
      parameters = Maps.orEmpty(parameters);
    }
  }
}
