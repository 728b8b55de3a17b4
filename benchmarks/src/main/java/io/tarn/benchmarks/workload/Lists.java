// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.workload;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists a file may leave out. */
final class Lists {
  private Lists() {}

  static <T> List<T> orEmpty(@Nullable List<T> given) {
    return given == null ? List.of() : List.copyOf(given);
  }
}
