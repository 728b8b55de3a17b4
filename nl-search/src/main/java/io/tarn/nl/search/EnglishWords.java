// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.search;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.tartarus.snowball.ext.EnglishStemmer;

/** What must be known of English: common words, short forms, words that say nothing, stems. */
final class EnglishWords {
  private static final String TOKENIZER = "/all-minilm-l6-v2-q-tokenizer.json";

  private EnglishWords() {}

  /** Whole words the embedding model knows: thirty thousand pieces, of which words are kept. */
  static Set<String> dictionary() {
    Set<String> words = new HashSet<>();
    try (InputStream in = open(TOKENIZER);
        JsonParser json = new JsonFactory().createParser(in)) {
      while (json.nextToken() != null) {
        if (json.currentToken() == JsonToken.VALUE_NUMBER_INT) {
          String name = json.currentName();
          if (name != null && name.matches("[a-z]{3,}")) {
            words.add(name);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The dictionary cannot be read", e);
    }
    return words;
  }

  /** Short forms usual in names of tables and columns, spelled out. */
  static Map<String, String> abbreviations() {
    Map<String, String> spelled = new HashMap<>();
    for (String line : lines("abbreviations.txt")) {
      String[] parts = line.split("=", 2);
      spelled.put(parts[0].strip(), parts[1].strip());
    }
    return spelled;
  }

  /** Words of a question that do not say what it is about. */
  static Set<String> silent() {
    return Set.copyOf(lines("silent-words.txt"));
  }

  /** The part of a word that its forms share. */
  static String stem(String word) {
    EnglishStemmer stemmer = new EnglishStemmer();
    stemmer.setCurrent(word);
    stemmer.stem();
    return stemmer.getCurrent();
  }

  private static Set<String> lines(String name) {
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(open(name), StandardCharsets.UTF_8))) {
      return in.lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException("The word list " + name + " cannot be read", e);
    }
  }

  private static InputStream open(String name) {
    return Objects.requireNonNull(
        EnglishWords.class.getResourceAsStream(name), () -> "no resource " + name);
  }
}
