// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.search;

import io.tarn.nl.embed.TextEncoder;
import io.tarn.nl.embed.Vectors;
import java.util.ArrayList;
import java.util.List;

/** Takes texts of like letters for texts of like meaning: quick, and always the same. */
public final class LetterEncoder implements TextEncoder {
  private static final int DIMENSIONS = 384;

  @Override
  public List<float[]> encode(List<String> texts) {
    List<float[]> vectors = new ArrayList<>();
    for (String text : texts) {
      float[] vector = new float[DIMENSIONS];
      for (int i = 0; i + 1 < text.length(); i++) {
        vector[(text.charAt(i) * 31 + text.charAt(i + 1)) % DIMENSIONS] += 1;
      }
      vectors.add(Vectors.unit(vector));
    }
    return vectors;
  }
}
