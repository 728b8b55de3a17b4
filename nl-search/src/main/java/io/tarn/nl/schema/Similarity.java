// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.schema;

/** How near in meaning two short phrases are, from 0 to 1. */
@FunctionalInterface
public interface Similarity {
  /** Knows nothing. */
  Similarity NONE = (first, second) -> 0;

  double between(String first, String second);
}
