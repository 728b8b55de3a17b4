// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.grammar;

import io.tarn.nl.grammar.Linker.Span;
import io.tarn.nl.lexicon.Cue;
import io.tarn.nl.lexicon.CueLexicon;
import io.tarn.nl.lexicon.Numerals;
import io.tarn.nl.lexicon.Token;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes the tokens of a question together to the items that say most of it. */
final class Segmenter {
  private static final double KEPT = 0.4;
  private final CueLexicon cues;

  Segmenter(CueLexicon cues) {
    this.cues = cues;
  }

  private record Cut(int end, double value, @Nullable Item item) {}

  List<Item> items(List<Token> tokens, Map<Span, List<Link>> links) {
    int size = tokens.size();
    Cut[] best = new Cut[size + 1];
    best[size] = new Cut(size, 0, null);
    for (int start = size - 1; start >= 0; start--) {
      best[start] = plain(tokens, start, best[start + 1].value());
      for (int end = start + 1; end <= size; end++) {
        Cut cut = cut(tokens, links, start, end);
        double value = cut.value() + best[end].value();
        if (cut.item() != null && value > best[start].value()) {
          best[start] = new Cut(end, value, cut.item());
        }
      }
    }
    List<Item> items = new ArrayList<>();
    for (int at = 0; at < size; at = best[at].end()) {
      Item item = best[at].item();
      if (item != null) {
        items.add(item);
      }
    }
    return items;
  }

  private static Cut plain(List<Token> tokens, int start, double rest) {
    Token token = tokens.get(start);
    double value = token.kind() == Token.Kind.MARK ? 0 : -0.05;
    Item item = new Item(start, List.of(token), Set.of(), List.of(), Numerals.number(token));
    return new Cut(start + 1, rest + value, item);
  }

  private Cut cut(List<Token> tokens, Map<Span, List<Link>> links, int start, int end) {
    List<Token> words = tokens.subList(start, end);
    Set<Cue> found = cues.of(words);
    Set<Cue> here = comparesOn(found, tokens, end) ? Set.of() : found;
    List<Link> linked = links.getOrDefault(new Span(start, end), List.of());
    double cueValue = here.isEmpty() ? 0 : cueValue(here, end - start);
    double linkValue = linkValue(linked, words, here, start);
    if (cueValue == 0 && linkValue == 0) {
      return new Cut(end, 0, null);
    }
    BigDecimal number = end - start == 1 ? Numerals.number(tokens.get(start)) : null;
    if (linkValue > cueValue) {
      double least = linked.get(0).score() - KEPT;
      List<Link> kept = linked.stream().filter(link -> link.score() >= least).limit(12).toList();
      return new Cut(end, linkValue, new Item(start, words, Set.of(), kept, number));
    }
    boolean near = !linked.isEmpty() && linked.get(0).score() >= 0.85;
    List<Link> beside = Linker.isSoft(here) && near ? linked : List.of();
    return new Cut(end, cueValue, new Item(start, words, here, beside, number));
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
