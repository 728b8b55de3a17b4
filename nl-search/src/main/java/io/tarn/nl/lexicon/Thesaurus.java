// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.lexicon;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.sf.extjwnl.JWNLException;
import net.sf.extjwnl.JWNLRuntimeException;
import net.sf.extjwnl.data.IndexWord;
import net.sf.extjwnl.data.POS;
import net.sf.extjwnl.data.Pointer;
import net.sf.extjwnl.data.PointerType;
import net.sf.extjwnl.data.Synset;
import net.sf.extjwnl.data.Word;
import net.sf.extjwnl.dictionary.Dictionary;

/** Words of like meaning from WordNet, with how near they are. Safe for several threads. */
public final class Thesaurus {
  private static final List<POS> PARTS = List.of(POS.NOUN, POS.VERB, POS.ADJECTIVE);
  private static final int SENSES = 5;
  private static final int REMEMBERED = 20_000;
  private static final int MOST_NARROWER = 30;
  private static final double SYNONYM = 0.86;
  private static final double LATER_SENSE = 0.04;
  private static final double DERIVED = 0.82;
  private static final double BROADER = 0.62;
  private static final double NARROWER = 0.55;
  private static final double SISTER = 0.45;

  private final Dictionary dictionary;
  private final Map<String, Map<String, Double>> related = lru();
  private final Map<String, Boolean> known = lru();

  private Thesaurus(Dictionary dictionary) {
    this.dictionary = dictionary;
  }

  /** Reads WordNet; takes a second or two, so one instance is shared. */
  public static Thesaurus load() {
    try {
      return new Thesaurus(Dictionary.getDefaultResourceInstance());
    } catch (JWNLException e) {
      throw new IllegalStateException("WordNet's files cannot be read from the class path", e);
    }
  }

  private static <V> Map<String, V> lru() {
    return Collections.synchronizedMap(
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > REMEMBERED;
          }
        });
  }

  /** Whether English has the word. */
  public boolean knows(String word) {
    return known.computeIfAbsent(word, this::isWord);
  }

  /** Stemmed words and phrases near in meaning to a word or phrase, with weights below 1. */
  public Map<String, Double> related(String phrase) {
    return related.computeIfAbsent(phrase, this::findRelated);
  }

  private boolean isWord(String word) {
    try {
      for (POS part : POS.getAllPOS()) {
        if (dictionary.lookupIndexWord(part, word) != null) {
          return true;
        }
      }
      return false;
    } catch (JWNLException | JWNLRuntimeException e) {
      return false;
    }
  }

  private Map<String, Double> findRelated(String phrase) {
    Map<String, Double> found = new HashMap<>();
    for (POS part : PARTS) {
      addPart(found, part, phrase);
    }
    found.remove(stems(phrase));
    return Map.copyOf(found);
  }

  private void addPart(Map<String, Double> found, POS part, String phrase) {
    try {
      IndexWord entry = dictionary.lookupIndexWord(part, phrase);
      if (entry != null) {
        addSenses(found, entry);
      }
    } catch (JWNLException | JWNLRuntimeException e) {
      // A word WordNet cannot look up has no known relatives.
    }
  }

  private static void addSenses(Map<String, Double> found, IndexWord entry) throws JWNLException {
    int sense = 0;
    for (Synset synset : entry.getSenses()) {
      if (sense == SENSES) {
        return;
      }
      double less = LATER_SENSE * sense++;
      addWords(found, synset, SYNONYM - less);
      for (Pointer pointer : synset.getPointers()) {
        addPointer(found, synset, pointer, less);
      }
    }
  }

  private static void addPointer(
      Map<String, Double> found, Synset synset, Pointer pointer, double less) throws JWNLException {
    PointerType type = pointer.getType();
    Synset target = pointer.getTargetSynset();
    if (type == PointerType.HYPERNYM) {
      addWords(found, target, BROADER - less);
      addSisters(found, target, less);
    } else if (type == PointerType.HYPONYM
        && synset.getPointers(PointerType.HYPONYM).size() <= MOST_NARROWER) {
      addWords(found, target, NARROWER - less);
    } else if (type == PointerType.DERIVATION
        || type == PointerType.SIMILAR_TO
        || type == PointerType.ATTRIBUTE) {
      addWords(found, target, DERIVED - less);
    }
  }

  private static void addSisters(Map<String, Double> found, Synset parent, double less)
      throws JWNLException {
    List<Pointer> children = parent.getPointers(PointerType.HYPONYM);
    if (children.size() > MOST_NARROWER / 2) {
      return;
    }
    for (Pointer child : children) {
      addWords(found, child.getTargetSynset(), SISTER - less);
    }
  }

  private static void addWords(Map<String, Double> found, Synset synset, double weight) {
    for (Word word : synset.getWords()) {
      found.merge(stems(word.getLemma()), weight, Math::max);
    }
  }

  private static String stems(String lemma) {
    StringBuilder stems = new StringBuilder();
    for (String word : lemma.toLowerCase(java.util.Locale.ROOT).split("[ _-]+", -1)) {
      stems.append(stems.isEmpty() ? "" : " ").append(Stemmer.stem(word));
    }
    return stems.toString();
  }
}
