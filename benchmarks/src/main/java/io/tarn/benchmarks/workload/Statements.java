// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.workload;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Single statements, each sent again and again by one client to each peer in turn.
 *
 * @param generator whose tables they read
 * @param scale of those tables
 * @param cases the statements
 */
public record Statements(
    String name,
    String title,
    List<String> peers,
    List<Asked> asked,
    String generator,
    double scale,
    List<Case> cases)
    implements Workload {
  @Override
  public List<DataSet> data() {
    return List.of(new DataSet(generator, scale));
  }

  /**
   * One statement.
   *
   * @param name its name in the report
   * @param sql its text; {@code {p}} is replaced by parameter {@code p}
   * @param dialects its text for peers that need another
   * @param peers who takes part; all of the workload if empty
   * @param session statements sent once to Tarn before it
   * @param setup statements sent once before it, errors ignored when they drop something
   * @param parameters where the values of its parameters come from
   * @param warmUp times it is sent before it is timed
   * @param rounds times it is timed
   * @param answer whether the peers' answers are compared
   */
  public record Case(
      String name,
      String sql,
      Map<String, String> dialects,
      List<String> peers,
      List<String> session,
      List<String> setup,
      Map<String, Parameter> parameters,
      int warmUp,
      int rounds,
      Optional<Boolean> answer) {
    public Case {
      dialects = Maps.orEmpty(dialects);
      parameters = Maps.orEmpty(parameters);
      peers = Lists.orEmpty(peers);
      session = Lists.orEmpty(session);
      setup = Lists.orEmpty(setup);
    }

    /** The text for a peer. */
    public String sqlFor(String peer) {
      return dialects.getOrDefault(peer, sql);
    }
  }
}
