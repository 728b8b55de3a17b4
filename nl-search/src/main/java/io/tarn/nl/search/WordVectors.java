// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.search;

import io.tarn.nl.embed.TextEncoder;
import io.tarn.nl.embed.Vectors;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Vectors of single words. Each word is encoded once, however many tables use it: this is what
 * makes an index of a hundred thousand columns a matter of seconds. Thread-safe.
 */
final class WordVectors {
  private static final int MOST_WORDS = 60_000;
  private static final int MOST_CACHED = 4_000;
  private static final int MOST_NEIGHBOURS = 6;
  private static final double NEAR = 0.6;
  private static final Pattern ENCODED = Pattern.compile("\\p{Ll}{3,40}");

  private final TextEncoder encoder;
  private final Map<String, float[]> vocabulary = new ConcurrentHashMap<>();
  private final Map<String, float[]> asked = bounded();
  private final Map<String, List<Neighbour>> neighbours = bounded();

  /**
   * A word of the vocabulary near another one.
   *
   * @param word the word
   * @param similarity cosine of the two
   */
  record Neighbour(String word, double similarity) {}

  WordVectors(TextEncoder encoder) {
    this.encoder = encoder;
  }

  /** Takes words into the vocabulary, as long as there is room. */
  void learn(Collection<String> words) {
    List<String> unknown =
        words.stream()
            .distinct()
            .filter(word -> ENCODED.matcher(word).matches() && !vocabulary.containsKey(word))
            .limit(Math.max(0, MOST_WORDS - vocabulary.size()))
            .toList();
    if (unknown.isEmpty()) {
      return;
    }
    List<float[]> vectors = encoder.encode(unknown);
    for (int i = 0; i < unknown.size(); i++) {
      vocabulary.put(unknown.get(i), vectors.get(i));
    }
    synchronized (neighbours) {
      neighbours.clear();
    }
  }

  /** Vectors of words of a question, by word; not taken into the vocabulary. */
  Map<String, float[]> of(Collection<String> words) {
    Map<String, float[]> found = new HashMap<>();
    List<String> unknown = new ArrayList<>();
    for (String word : words) {
      vector(word).ifPresentOrElse(v -> found.put(word, v), () -> unknown.add(word));
    }
    unknown.removeIf(word -> !ENCODED.matcher(word).matches());
    if (!unknown.isEmpty()) {
      List<float[]> vectors = encoder.encode(unknown);
      for (int i = 0; i < unknown.size(); i++) {
        found.put(unknown.get(i), vectors.get(i));
        synchronized (asked) {
          asked.put(unknown.get(i), vectors.get(i));
        }
      }
    }
    return found;
  }

  private Optional<float[]> vector(String word) {
    float[] known = vocabulary.get(word);
    if (known == null) {
      synchronized (asked) {
        known = asked.get(word);
      }
    }
    return Optional.ofNullable(known);
  }

  /** The vocabulary's words nearest to a word, nearest first, without the word itself. */
  List<Neighbour> near(String word, float[] vector) {
    synchronized (neighbours) {
      List<Neighbour> known = neighbours.get(word);
      if (known != null) {
        return known;
      }
    }
    List<Neighbour> near = new ArrayList<>();
    vocabulary.forEach(
        (other, otherVector) -> {
          double similarity = Vectors.dot(vector, otherVector);
          if (similarity >= NEAR && !other.equals(word)) {
            near.add(new Neighbour(other, similarity));
          }
        });
    near.sort(
        Comparator.comparingDouble((Neighbour n) -> -n.similarity())
            .thenComparing(Neighbour::word));
    List<Neighbour> nearest = List.copyOf(near.subList(0, Math.min(MOST_NEIGHBOURS, near.size())));
    synchronized (neighbours) {
      neighbours.put(word, nearest);
    }
    return nearest;
  }

  /** Adds the vectors of words, each times its weight; words without a vector add nothing. */
  float[] weighted(Map<String, Double> weights, int dimensions) {
    float[] sum = new float[dimensions];
    weights.forEach(
        (word, weight) -> vector(word).ifPresent(v -> Vectors.add(sum, v, weight.floatValue())));
    return Vectors.unit(sum);
  }

  private static <V> Map<String, V> bounded() {
    return Collections.synchronizedMap(
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > MOST_CACHED;
          }
        });
  }
}
