// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.schema;

import io.tarn.nl.lexicon.Stemmer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A value index held in memory, filled with the values it is given and no others. */
public final class SampledValues implements ValueIndex {
  private static final int LONGEST = 60;
  private static final int SAMPLES = 12;
  private static final double SAME_WORDS = 0.97;
  private static final double SAME_STEMS = 0.88;
  private static final double PART = 0.55;
  private static final int MOST_PARTS = 6;

  private final Map<String, List<ValueMatch>> byWords = new HashMap<>();
  private final Map<String, List<ValueMatch>> byStems = new HashMap<>();
  private final Map<String, List<ValueMatch>> byPart = new HashMap<>();
  private final Map<ColumnId, Seen> seen = new HashMap<>();

  private static final class Seen {
    final Set<String> values = new HashSet<>();
    final List<String> samples = new ArrayList<>();
    boolean repeated;
  }

  /** Remembers the value of one row, of any type, but does not offer it to questions. */
  public boolean observe(ColumnId column, String value) {
    Seen known = seen.computeIfAbsent(column, id -> new Seen());
    if (!known.values.add(value)) {
      known.repeated = true;
      return false;
    }
    if (known.samples.size() < SAMPLES) {
      known.samples.add(value);
    }
    return true;
  }

  /** Adds the text of one row. */
  public void add(ColumnId column, String value) {
    if (!observe(column, value) || value.length() > LONGEST) {
      return;
    }
    String words = words(value);
    if (words.isEmpty()) {
      return;
    }
    put(byWords, words, new ValueMatch(column, value, SAME_WORDS));
    put(byStems, stems(words), new ValueMatch(column, value, SAME_STEMS));
    String[] parts = words.split(" ", -1);
    if (parts.length > 1) {
      for (String part : new HashSet<>(List.of(parts[0], parts[parts.length - 1]))) {
        put(byPart, part, new ValueMatch(column, value, PART));
      }
    }
  }

  private static void put(Map<String, List<ValueMatch>> index, String key, ValueMatch match) {
    index.computeIfAbsent(key, k -> new ArrayList<>(1)).add(match);
  }

  @Override
  public List<ValueMatch> find(String phrase) {
    String words = words(phrase);
    Map<ColumnId, ValueMatch> best = new HashMap<>();
    for (ValueMatch match : byWords.getOrDefault(words, List.of())) {
      double quality = match.value().equals(phrase) ? 1 : match.quality();
      better(best, new ValueMatch(match.column(), match.value(), quality));
    }
    byStems.getOrDefault(stems(words), List.of()).forEach(match -> better(best, match));
    List<ValueMatch> parts = byPart.getOrDefault(words, List.of());
    if (best.isEmpty() && parts.size() <= MOST_PARTS) {
      parts.forEach(match -> better(best, match));
    }
    List<ValueMatch> found = new ArrayList<>(best.values());
    found.sort(
        Comparator.comparingDouble((ValueMatch match) -> -match.quality())
            .thenComparingInt(match -> match.column().table())
            .thenComparingInt(match -> match.column().column()));
    return found;
  }

  private static void better(Map<ColumnId, ValueMatch> best, ValueMatch match) {
    best.merge(match.column(), match, (old, now) -> now.quality() > old.quality() ? now : old);
  }

  @Override
  public ColumnProfile profile(ColumnId column) {
    Seen known = seen.get(column);
    if (known == null) {
      return ColumnProfile.UNKNOWN;
    }
    return new ColumnProfile(
        known.samples, known.repeated ? Repetition.REPEATED : Repetition.UNIQUE);
  }

  private static String words(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
  }

  private static String stems(String words) {
    StringBuilder stems = new StringBuilder();
    for (String word : words.split(" ", -1)) {
      stems.append(stems.isEmpty() ? "" : " ").append(Stemmer.stem(word));
    }
    return stems.toString();
  }
}
