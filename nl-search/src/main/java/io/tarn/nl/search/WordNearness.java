// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.search;

import io.tarn.nl.embed.TextEncoder;
import io.tarn.nl.embed.Vectors;
import io.tarn.nl.schema.Similarity;
import java.util.List;
import java.util.Map;

/** How near two words are by their vectors, each of which is made once. */
public final class WordNearness implements Similarity {
  private final WordVectors vectors;

  public WordNearness(TextEncoder encoder) {
    this(new WordVectors(encoder));
  }

  WordNearness(WordVectors vectors) {
    this.vectors = vectors;
  }

  @Override
  public double between(String first, String second) {
    Map<String, float[]> found = vectors.of(List.of(first, second));
    float[] a = found.get(first);
    float[] b = found.get(second);
    return a == null || b == null ? 0 : Vectors.dot(a, b);
  }
}
