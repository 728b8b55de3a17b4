// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.workload;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Maps a file may leave out. */
final class Maps {
  private Maps() {}

  static <V> Map<String, V> orEmpty(@Nullable Map<String, V> given) {
    return given == null ? Map.of() : Map.copyOf(given);
  }
}
