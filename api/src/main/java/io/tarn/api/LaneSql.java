// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

import java.util.List;

/**
 * Text for one lane.
 *
 * @param setup statements run before, such as temporary views over files
 * @param text the statement itself
 * @param cleanup statements run after, also when it failed
 */
public record LaneSql(List<String> setup, String text, List<String> cleanup) {
  public LaneSql {
    setup = List.copyOf(setup);
    cleanup = List.copyOf(cleanup);
  }

  public static LaneSql of(String text) {
    return new LaneSql(List.of(), text, List.of());
  }
}
