// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.embed;

import java.util.List;

/** Turns texts into unit vectors whose inner product says how near their meanings are. */
public interface TextEncoder {
  /** Vectors in the order of the texts, all of the same length. Thread-safe. */
  List<float[]> encode(List<String> texts);
}
