// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

import java.util.List;

/**
 * Text for one lane.
 *
 * @param setup statements run before, such as temporary views over files
 * @param text the statement itself
 * @param cleanup statements run after, also when it failed
 * @param detail whether an engine's words about a failure may be told: they may quote data
 */
public record LaneSql(List<String> setup, String text, List<String> cleanup, ErrorDetail detail) {
  public LaneSql {
    setup = List.copyOf(setup);
    cleanup = List.copyOf(cleanup);
  }

  public LaneSql(List<String> setup, String text, List<String> cleanup) {
    this(setup, text, cleanup, ErrorDetail.TOLD);
  }

  /** Whether the caller may see all that an engine says when it fails. */
  public enum ErrorDetail {
    TOLD,
    WITHHELD
  }

  public static LaneSql of(String text) {
    return new LaneSql(List.of(), text, List.of());
  }

  /** The same text, with or without the engine's words. */
  public LaneSql with(ErrorDetail other) {
    return new LaneSql(setup, text, cleanup, other);
  }
}
