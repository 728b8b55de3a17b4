// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.search;

import io.tarn.api.SearchHit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Turns ranked tables into what a person is shown: the tables, and the columns that fit. */
final class HitPicker {
  private static final int LONGEST_DESCRIPTION = 200;
  private static final int MOST_COLUMNS_NAMED = 8;
  private static final int MOST_VALUES_SHOWN = 3;
  private static final double COLUMN_SHARE = 0.9;

  private final WordSplitter splitter;
  private final Set<String> stems;

  /**
   * @param content the words searched for
   */
  HitPicker(WordSplitter splitter, Set<String> content) {
    this.splitter = splitter;
    this.stems = content.stream().map(EnglishWords::stem).collect(Collectors.toSet());
  }

  List<SearchHit> hits(List<DiscoveryIndex.RankedTable> ranked, int limit) {
    List<SearchHit> hits = new ArrayList<>();
    for (DiscoveryIndex.RankedTable found : ranked) {
      hits.add(table(found));
      for (DescribedTable.DescribedColumn column : found.table().columns()) {
        column(found, column).ifPresent(hits::add);
      }
    }
    hits.sort(Comparator.comparingDouble((SearchHit hit) -> -hit.score()));
    return List.copyOf(hits.subList(0, Math.min(limit, hits.size())));
  }

  private static SearchHit table(DiscoveryIndex.RankedTable found) {
    DescribedTable table = found.table();
    String columns =
        table.columns().stream()
            .limit(MOST_COLUMNS_NAMED)
            .map(DescribedTable.DescribedColumn::name)
            .collect(Collectors.joining(", ", "Columns: ", ""));
    String more = table.columns().size() > MOST_COLUMNS_NAMED ? ", …" : "";
    return new SearchHit(
        table.kind() == DescribedTable.Kind.VIEW ? SearchHit.Kind.VIEW : SearchHit.Kind.TABLE,
        table.name(),
        Optional.empty(),
        found.score(),
        shortened(table.comment().isEmpty() ? columns + more : table.comment()));
  }

  private Optional<SearchHit> column(
      DiscoveryIndex.RankedTable found, DescribedTable.DescribedColumn column) {
    List<String> values =
        column.values().stream().filter(this::fits).limit(MOST_VALUES_SHOWN).toList();
    double named = share(splitter.name(column.name()));
    double said = 0.5 * share(splitter.text(column.comment()));
    double fit = Math.max(values.isEmpty() ? 0 : 1, Math.max(named, said));
    if (fit == 0) {
      return Optional.empty();
    }
    boolean byValue = !values.isEmpty() && named < 1;
    String description =
        byValue
            ? "Holds " + values.stream().map(v -> "'" + v + "'").collect(Collectors.joining(", "))
            : column.type() + (column.comment().isEmpty() ? "" : ": " + column.comment());
    return Optional.of(
        new SearchHit(
            byValue ? SearchHit.Kind.VALUE : SearchHit.Kind.COLUMN,
            found.table().name(),
            Optional.of(column.name()),
            found.score() * COLUMN_SHARE * fit,
            shortened(description)));
  }

  private boolean fits(String value) {
    List<String> words = splitter.text(value);
    return !words.isEmpty() && words.stream().map(EnglishWords::stem).allMatch(stems::contains);
  }

  /** Which part of the words was searched for. */
  private double share(List<String> words) {
    Set<String> distinct = new HashSet<>(words);
    long known = distinct.stream().map(EnglishWords::stem).filter(stems::contains).count();
    return distinct.isEmpty() ? 0 : (double) known / distinct.size();
  }

  private static String shortened(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    return line.length() <= LONGEST_DESCRIPTION
        ? line
        : line.substring(0, LONGEST_DESCRIPTION - 1) + "…";
  }
}
