// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.grammar;

import io.tarn.nl.grammar.SchemaModel.Name;
import io.tarn.nl.lexicon.Codes;
import io.tarn.nl.lexicon.Cue;
import io.tarn.nl.lexicon.CueLexicon;
import io.tarn.nl.lexicon.Token;
import io.tarn.nl.schema.ColumnId;
import io.tarn.nl.schema.ValueIndex.ValueMatch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds what the words of a question may stand for in a schema. */
final class Linker {
  private static final double WEAKEST = 0.34;
  private static final double WEAKEST_WORD = 0.5;
  private static final int LONGEST_VALUE = 7;
  private static final double GENERIC = 0.5;
  private static final double SLIGHT = 0.15;
  private static final Set<String> GAPS =
      Set.of("of", "the", "'s", "a", "an", "for", "'", "in", "and", "or");
  private static final Set<String> GENERIC_WORDS = Set.copyOf(WordMatch.generic());

  private final SchemaModel model;
  private final WordMatch match;
  private final CueLexicon cues;
  private final Codes codes = new Codes();

  /** Tokens from start (inclusive) to end (exclusive). */
  record Span(int start, int end) {}

  Linker(SchemaModel model, WordMatch match, CueLexicon cues) {
    this.model = model;
    this.match = match;
    this.cues = cues;
  }

  Map<Span, List<Link>> links(List<Token> tokens) {
    Map<Span, List<Link>> found = new HashMap<>();
    for (Name name : model.names()) {
      for (int start = 0; start < tokens.size(); start++) {
        addName(found, tokens, start, name);
      }
    }
    addValues(found, tokens);
    addCodes(found, tokens);
    found.replaceAll((span, links) -> best(links));
    return found;
  }

  private static List<Link> best(List<Link> links) {
    Map<Object, Link> byTarget = new HashMap<>();
    for (Link link : links) {
      byTarget.merge(target(link), link, (a, b) -> a.score() >= b.score() ? a : b);
    }
    List<Link> sorted = new ArrayList<>(byTarget.values());
    sorted.sort(
        Comparator.comparingDouble((Link link) -> -link.score())
            .thenComparing(link -> target(link).toString()));
    return sorted;
  }

  private static Object target(Link link) {
    if (link instanceof Link.ToColumn column) {
      return column.column();
    }
    return link instanceof Link.ToValue value ? List.of(value.column()) : link.table();
  }

  /** Follows the words of a name from a token on, in any order, over words such as “of”. */
  private void addName(Map<Span, List<Link>> found, List<Token> tokens, int start, Name name) {
    Set<Integer> used = new HashSet<>();
    Set<String> optional = new HashSet<>();
    double sum = 0;
    boolean gap = false;
    for (int end = start; end < tokens.size(); end++) {
      Token token = tokens.get(end);
      if (end > start && GAPS.contains(token.lower())) {
        gap = true;
        if (name.words().size() < 3
            && (token.lower().equals("and") || token.lower().equals("or"))) {
          return;
        }
        continue;
      }
      if (!name.isTable() && end == start + 1 && isNumber(token) && used.size() == 1) {
        add(found, new Span(start, end + 1), name, sum + 0.04, optional.size());
      }
      int word = bestWord(name, token, used);
      if (end == start && word != 0 && isNumber(token) && !name.isTable()) {
        return;
      }
      if (word >= 0) {
        used.add(word);
        sum += weight(name.words().get(word)) * match.score(token, name.words().get(word));
      } else if (gap || !isOptional(name, token, optional)) {
        return;
      }
      if (!used.isEmpty()) {
        add(found, new Span(start, end + 1), name, sum, optional.size());
      }
    }
  }

  /** “Phone number” is said of a column called phone. */
  private static boolean isNumber(Token token) {
    return token.lower().equals("number") || token.lower().equals("numbers");
  }

  private int bestWord(Name name, Token token, Set<Integer> used) {
    int best = -1;
    double score = WEAKEST_WORD - 1e-9;
    for (int i = 0; i < name.words().size(); i++) {
      double now = used.contains(i) ? 0 : match.score(token, name.words().get(i));
      if (now > score) {
        best = i;
        score = now;
      }
    }
    return best;
  }

  private boolean isOptional(Name name, Token token, Set<String> optional) {
    for (String word : name.optional()) {
      if (!optional.contains(word) && match.score(token, word) >= 0.9) {
        optional.add(word);
        return true;
      }
    }
    return false;
  }

  private static double weight(String word) {
    if (Character.isDigit(word.charAt(0)) || word.length() == 1 || word.equals("line")) {
      return SLIGHT;
    }
    return GENERIC_WORDS.contains(word) ? GENERIC : 1;
  }

  private static void add(
      Map<Span, List<Link>> found, Span span, Name name, double sum, int optional) {
    double all = name.words().stream().mapToDouble(Linker::weight).sum();
    double score = name.weight() * sum / all + 0.04 * Math.min(1, optional);
    if (score < WEAKEST) {
      return;
    }
    Link link =
        name.isTable()
            ? new Link.ToTable(name.table(), score)
            : new Link.ToColumn(new ColumnId(name.table(), name.column()), score);
    found.computeIfAbsent(span, s -> new ArrayList<>()).add(link);
  }

  private void addValues(Map<Span, List<Link>> found, List<Token> tokens) {
    for (int start = 0; start < tokens.size(); start++) {
      for (int end = start + 1; end <= Math.min(tokens.size(), start + LONGEST_VALUE); end++) {
        Token last = tokens.get(end - 1);
        if (last.text().equals("?") || last.text().equals(";")) {
          break;
        }
        addValue(found, tokens, new Span(start, end));
        if (last.kind() == Token.Kind.QUOTED) {
          break;
        }
      }
    }
  }

  private void addCodes(Map<Span, List<Link>> found, List<Token> tokens) {
    for (int at = 0; at < tokens.size(); at++) {
      String word = tokens.get(at).lower();
      if (codes.knows(word)) {
        for (int table = 0; table < model.schema().tables().size(); table++) {
          for (ColumnId id : model.columns(table)) {
            addCode(found, new Span(at, at + 1), word, id);
          }
        }
      }
    }
  }

  private void addCode(Map<Span, List<Link>> found, Span span, String word, ColumnId id) {
    for (String value : model.schema().values().profile(id).samples()) {
      if (codes.stands(word, model.words(id), value)) {
        Link link = new Link.ToValue(id, value, 0.98);
        found.computeIfAbsent(span, s -> new ArrayList<>()).add(link);
      }
    }
  }

  private void addValue(Map<Span, List<Link>> found, List<Token> tokens, Span span) {
    List<Token> words = tokens.subList(span.start(), span.end());
    Token first = words.get(0);
    Token last = words.get(words.size() - 1);
    if (first.kind() == Token.Kind.MARK
        || last.kind() == Token.Kind.MARK
        || (words.size() == 1 && !mayBeValue(tokens, span.start()))) {
      return;
    }
    boolean marked = words.stream().anyMatch(Linker::stands);
    for (ValueMatch value : model.schema().values().find(text(words))) {
      if (value.quality() < 0.6 && !marked) {
        continue;
      }
      double score = value.quality() * (marked ? 1.02 : words.size() > 1 ? 0.95 : 0.82);
      found
          .computeIfAbsent(span, s -> new ArrayList<>())
          .add(new Link.ToValue(value.column(), value.value(), score));
    }
  }

  private static boolean stands(Token token) {
    return token.isProper() || token.kind() == Token.Kind.QUOTED;
  }

  private boolean mayBeValue(List<Token> tokens, int at) {
    Token token = tokens.get(at);
    return switch (token.kind()) {
      case QUOTED -> true;
      case NUMBER, DATE, MARK -> false;
      case WORD ->
          token.isProper()
              ? token.text().length() > 1 || !token.lower().equals("a")
              : token.text().length() > 1 && cues.at(tokens, at).length() == 0;
    };
  }

  private static String text(List<Token> words) {
    StringBuilder text = new StringBuilder();
    for (Token word : words) {
      text.append(text.isEmpty() ? "" : " ").append(word.text());
    }
    return text.toString();
  }

  /** Cues that give way to a name that is said exactly. */
  static boolean isSoft(Set<Cue> cues) {
    return !cues.contains(Cue.PREPOSITION)
        && !cues.contains(Cue.FILLER)
        && !cues.contains(Cue.AND)
        && !cues.contains(Cue.OR)
        && !cues.contains(Cue.ASK_WHAT);
  }
}
