// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.lexicon;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adjectives that compare, and the attributes they compare by. */
public final class Adjectives {
  private final Map<String, Adjective> byForm = new HashMap<>();

  /** The three degrees of an adjective. */
  public enum Degree {
    BASE,
    COMPARATIVE,
    SUPERLATIVE
  }

  /**
   * An attribute an adjective compares by: more of it is more (+1) or less (-1) of the adjective.
   */
  public record Attribute(String stem, int sign) {}

  /** One form of an adjective. */
  public record Adjective(String base, Degree degree, List<Attribute> attributes) {
    public Adjective {
      attributes = List.copyOf(attributes);
    }
  }

  public Adjectives() {
    LexiconFile.read("adjectives.txt").forEach(this::add);
  }

  private void add(String forms, String list) {
    List<Attribute> attributes = new ArrayList<>();
    for (String part : list.split("[,;]", -1)) {
      String word = part.strip();
      boolean falls = word.startsWith("-");
      attributes.add(new Attribute(Stemmer.stem(falls ? word.substring(1) : word), falls ? -1 : 1));
    }
    String[] degrees = forms.split(" ", -1);
    byForm.put(degrees[0], new Adjective(degrees[0], Degree.BASE, attributes));
    byForm.put(degrees[1], new Adjective(degrees[0], Degree.COMPARATIVE, attributes));
    byForm.put(degrees[2], new Adjective(degrees[0], Degree.SUPERLATIVE, attributes));
  }

  public @Nullable Adjective of(String word) {
    return byForm.get(word);
  }
}
