// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

import java.util.List;

/**
 * A statement to run.
 *
 * @param sql its text
 * @param parameters one row, several for a batch, none if it has no markers
 */
public record StatementRequest(String sql, List<ParameterRow> parameters) {
  public StatementRequest {
    parameters = List.copyOf(parameters);
  }

  public static StatementRequest of(String sql) {
    return new StatementRequest(sql, List.of());
  }
}
