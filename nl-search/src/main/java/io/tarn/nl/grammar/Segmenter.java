// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.grammar;

import io.tarn.nl.grammar.Linker.Span;
import io.tarn.nl.lexicon.Cue;
import io.tarn.nl.lexicon.CueLexicon;
import io.tarn.nl.lexicon.Numerals;
import io.tarn.nl.lexicon.Token;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes the tokens of a question together to the items that say most of it. */
final class Segmenter {
  private static final double KEPT = 0.4;
  private static final int MOST_LINKS = 40;
  private static final int MOST_CUTTINGS = 6;
  private final CueLexicon cues;

  Segmenter(CueLexicon cues) {
    this.cues = cues;
  }

  /** Items that cover a question, and how much of it they say. */
  record Cutting(List<Item> items, double value) {}

  private record Cut(int end, double value, @Nullable Item item) {}

  /** The best ways to cover the tokens from a place on; each says which way to go on with. */
  private record Way(Cut cut, double value, int rest) {}

  /** The ways to cut the question that say most of it, best first. */
  List<Cutting> cuttings(List<Token> tokens, Map<Span, List<Link>> links) {
    int size = tokens.size();
    List<List<Way>> best = new ArrayList<>(Collections.nCopies(size + 1, List.of()));
    best.set(size, List.of(new Way(new Cut(size, 0, null), 0, 0)));
    for (int start = size - 1; start >= 0; start--) {
      List<Way> ways = new ArrayList<>();
      add(ways, plain(tokens, start), best.get(start + 1));
      for (int end = start + 1; end <= size; end++) {
        for (Cut cut : cuts(tokens, links, start, end)) {
          add(ways, cut, best.get(end));
        }
      }
      ways.sort(Comparator.comparingDouble(way -> -way.value()));
      best.set(start, List.copyOf(ways.subList(0, Math.min(MOST_CUTTINGS, ways.size()))));
    }
    List<Cutting> cuttings = new ArrayList<>();
    for (Way way : best.get(0)) {
      cuttings.add(new Cutting(items(best, way, size), way.value()));
    }
    return cuttings;
  }

  private static void add(List<Way> ways, Cut cut, List<Way> rests) {
    for (int rest = 0; rest < rests.size(); rest++) {
      ways.add(new Way(cut, cut.value() + rests.get(rest).value(), rest));
    }
  }

  private static List<Item> items(List<List<Way>> best, Way first, int size) {
    List<Item> items = new ArrayList<>();
    Way way = first;
    while (way.cut().item() != null) {
      items.add(way.cut().item());
      int end = way.cut().end();
      if (end >= size) {
        break;
      }
      way = best.get(end).get(way.rest());
    }
    return items;
  }

  private static Cut plain(List<Token> tokens, int start) {
    Token token = tokens.get(start);
    double value = token.kind() == Token.Kind.MARK ? 0 : -0.05;
    Item item = new Item(start, List.of(token), Set.of(), List.of(), Numerals.number(token));
    return new Cut(start + 1, value, item);
  }

  private List<Cut> cuts(List<Token> tokens, Map<Span, List<Link>> links, int start, int end) {
    List<Token> words = tokens.subList(start, end);
    Set<Cue> found = cues.of(words);
    Set<Cue> here = comparesOn(found, tokens, end) ? Set.of() : found;
    List<Link> linked = links.getOrDefault(new Span(start, end), List.of());
    double cueValue = here.isEmpty() ? 0 : cueValue(here, end - start);
    double linkValue = asks(tokens, start, end) ? 0 : linkValue(linked, words, here, start);
    BigDecimal number = end - start == 1 ? Numerals.number(tokens.get(start)) : null;
    List<Cut> cuts = new ArrayList<>(2);
    if (linkValue > 0) {
      double least = linked.get(0).score() - KEPT;
      List<Link> kept =
          linked.stream().filter(link -> link.score() >= least).limit(MOST_LINKS).toList();
      cuts.add(new Cut(end, linkValue, new Item(start, words, Set.of(), kept, number)));
    }
    if (cueValue > 0) {
      boolean near = !linked.isEmpty() && linked.get(0).score() >= 0.85;
      List<Link> beside = Linker.isSoft(here) && near ? linked : List.of();
      cuts.add(new Cut(end, cueValue, new Item(start, words, here, beside, number)));
    }
    return cuts;
  }

  /** A word that asks for something, at the start of a sentence, is not the start of a name. */
  private boolean asks(List<Token> tokens, int start, int end) {
    boolean first = start == 0 || tokens.get(start - 1).kind() == Token.Kind.MARK;
    return first
        && end > start + 1
        && cues.of(tokens.subList(start, start + 1)).contains(Cue.REQUEST);
  }

  /** “Or less” before “than” or a number begins another comparison. */
  private static boolean comparesOn(Set<Cue> cues, List<Token> tokens, int end) {
    if (end >= tokens.size() || (!cues.contains(Cue.OR_MORE) && !cues.contains(Cue.OR_LESS))) {
      return false;
    }
    Token next = tokens.get(end);
    return next.lower().equals("than")
        || next.kind() == Token.Kind.NUMBER
        || next.kind() == Token.Kind.DATE;
  }

  private static double cueValue(Set<Cue> cues, int length) {
    double one = Linker.isSoft(cues) ? 0.72 : 0.9;
    return length == 1 ? one : length * 0.97;
  }

  private static double linkValue(List<Link> links, List<Token> words, Set<Cue> here, int start) {
    if (links.isEmpty()) {
      return 0;
    }
    double best = links.get(0).score();
    if (!here.isEmpty() && (best < 0.9 || (start == 0 && here.contains(Cue.REQUEST)))) {
      return 0;
    }
    if (!here.isEmpty() && !Linker.isSoft(here) && best < 0.99) {
      return 0;
    }
    double gap = best >= 0.95 ? 1 : 0.5;
    double content = 0;
    for (Token word : words) {
      content += word.kind() == Token.Kind.MARK ? 0.5 : isGap(word) ? gap : 1;
    }
    return best * content + (words.size() > 1 ? 0.02 : 0);
  }

  private static boolean isGap(Token word) {
    return Set.of("of", "the", "a", "an", "for", "in").contains(word.lower());
  }
}
