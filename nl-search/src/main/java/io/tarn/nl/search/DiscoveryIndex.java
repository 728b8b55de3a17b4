// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.search;

import io.tarn.api.TableName;
import io.tarn.nl.embed.TextEncoder;
import io.tarn.nl.schema.Similarity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * Finds tables by words: BM25 over their words, vectors of their words and of their texts, and how
 * well the rest of their schema fits. Lives in memory; thread-safe; searches never wait for changes
 * to be encoded.
 */
public final class DiscoveryIndex implements AutoCloseable {
  private static final Set<String> SILENT = EnglishWords.silent();

  private final WordSplitter splitter;
  private final TableDocument documents;
  private final WordIndex words = new WordIndex();
  private final Optional<MeaningIndex> meanings;
  private volatile Map<String, DescribedTable> tables = Map.of();

  /**
   * A table and how well it fits.
   *
   * @param table the table
   * @param score comparable within one answer only
   */
  public record RankedTable(DescribedTable table, double score) {}

  /**
   * @param splitter parts names
   * @param encoder gives words a meaning; without one only the words themselves count
   */
  public DiscoveryIndex(WordSplitter splitter, Optional<TextEncoder> encoder) {
    this.splitter = splitter;
    this.documents = new TableDocument(splitter);
    this.meanings = encoder.map(MeaningIndex::new);
  }

  /** How many tables it holds. */
  public int size() {
    return tables.size();
  }

  /** Tables by key. */
  Map<String, DescribedTable> tables() {
    return tables;
  }

  /** How near words are in meaning; without an encoder none are. */
  Similarity nearness() {
    return meanings.<Similarity>map(MeaningIndex::nearness).orElse(Similarity.NONE);
  }

  WordSplitter splitter() {
    return splitter;
  }

  /** Puts in tables that are new or have changed and takes out those that are gone. */
  public synchronized void update(Collection<DescribedTable> changed, Collection<TableName> gone) {
    if (changed.isEmpty() && gone.isEmpty()) {
      return;
    }
    Map<String, DescribedTable> next = new LinkedHashMap<>(tables);
    Map<String, TableWords> described = new HashMap<>();
    for (TableName name : gone) {
      next.remove(TableDocument.key(name));
      words.remove(TableDocument.key(name));
    }
    for (DescribedTable table : changed) {
      String key = TableDocument.key(table.name());
      next.put(key, table);
      TableWords of = documents.words(table);
      described.put(key, of);
      words.put(table.name(), of);
    }
    meanings.ifPresent(index -> index.update(described, next.keySet()));
    tables = next;
    words.publish();
  }

  /**
   * Encodes the texts of some tables that have none yet, which makes ranking better.
   *
   * @return whether there are more
   */
  public boolean refine(int atMost) {
    return meanings.isPresent() && meanings.get().refine(tables, splitter, atMost);
  }

  /** The tables that fit words best, of those that may be seen; best first. */
  public List<RankedTable> rank(String text, int limit, Predicate<TableName> visible) {
    Map<String, DescribedTable> known = tables;
    Map<String, DescribedTable> seen = visible(known, visible);
    Optional<Collection<String>> among =
        seen.size() == known.size() ? Optional.empty() : Optional.of(seen.keySet());
    Set<String> content = content(text);
    ToDoubleFunction<String> byMeaning =
        meanings.map(index -> index.similarities(text, content)).orElse(key -> 0);
    Map<String, Double> byWords = words.search(alternatives(content), among);
    return new RankFusion(seen).ranked(byWords, byMeaning, limit);
  }

  private static Map<String, DescribedTable> visible(
      Map<String, DescribedTable> tables, Predicate<TableName> visible) {
    if (tables.values().stream().allMatch(table -> visible.test(table.name()))) {
      return tables;
    }
    Map<String, DescribedTable> seen = new LinkedHashMap<>();
    tables.forEach(
        (key, table) -> {
          if (visible.test(table.name())) {
            seen.put(key, table);
          }
        });
    return seen;
  }

  /** Words of a text that say what it is about; all of them if none does. */
  Set<String> content(String text) {
    List<String> all = splitter.text(text);
    Set<String> content = new LinkedHashSet<>(all);
    content.removeAll(SILENT);
    content.removeIf(word -> word.length() == 1 && !Character.isDigit(word.charAt(0)));
    return content.isEmpty() ? new LinkedHashSet<>(all) : content;
  }

  private List<List<WordIndex.Wanted>> alternatives(Set<String> content) {
    Map<String, List<WordVectors.Neighbour>> near =
        meanings.map(index -> index.near(content)).orElseGet(Map::of);
    List<List<WordIndex.Wanted>> alternatives = new ArrayList<>();
    for (String word : content) {
      List<WordIndex.Wanted> wanted = new ArrayList<>();
      Set<String> stems = new HashSet<>();
      stems.add(EnglishWords.stem(word));
      wanted.add(new WordIndex.Wanted(EnglishWords.stem(word), 1));
      for (WordVectors.Neighbour other : near.getOrDefault(word, List.of())) {
        String stem = EnglishWords.stem(other.word());
        if (stems.add(stem)) {
          wanted.add(new WordIndex.Wanted(stem, (other.similarity() - 0.4) / 1.2));
        }
      }
      alternatives.add(wanted);
    }
    return alternatives;
  }

  @Override
  public void close() {
    words.close();
  }
}
