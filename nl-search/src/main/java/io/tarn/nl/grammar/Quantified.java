// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.grammar;

import io.tarn.nl.lexicon.Adjectives.Adjective;
import io.tarn.nl.lexicon.Cue;
import io.tarn.nl.logic.Aggregation.Function;
import io.tarn.nl.logic.Condition.Operator;
import io.tarn.nl.schema.ColumnId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads comparisons with all or some of other rows: “larger than the price of any red plant”. */
final class Quantified {
  private static final Set<String> ALL = Set.of("all", "every", "each");
  private static final Set<String> SOME = Set.of("some", "any");
  private final Reader reader;

  Quantified(Reader reader) {
    this.reader = reader;
  }

  /** The place after the rows compared with, or {@code at} when no “all” or “some” is said. */
  int compare(int at, int start, int next, Operator given, @Nullable Adjective base) {
    int subject = reader.at(next).is(Cue.EACH) ? reader.skipTo(next + 1) : next;
    Item item = reader.at(subject);
    ColumnId right = null;
    int end = subject;
    if (item.tables().isEmpty() && Item.best(item.columns()) > Item.best(item.values())) {
      end = reader.skipTo(subject + 1);
      end = reader.at(end).is(Cue.EACH) ? reader.skipTo(end + 1) : end;
    }
    String word = quantifier(start, end);
    if (word == null || reader.at(end).links().isEmpty()) {
      return at;
    }
    if (end > subject) {
      right = reader.resolver.column(subject, reader.resolver.comparable());
    }
    SuperlativeRules.Key key =
        SuperlativeRules.attribute(reader, base, reader.resolver.comparable());
    ColumnId left = reader.pending != null ? reader.pending : key != null ? key.column() : right;
    if (left == null) {
      return at;
    }
    boolean turned = reader.pending == null && key != null && key.sign() < 0;
    Operator way = turned ? Operands.turned(given) : given;
    boolean named = !reader.at(end).tables().isEmpty() && reader.at(end).values().isEmpty();
    reader.versus(left, way, function(way, word), right == null ? left : right);
    int done = named ? end + 1 : end;
    reader.cover(at, done);
    return done;
  }

  private @Nullable String quantifier(int from, int to) {
    for (int i = from; i < to; i++) {
      String word = reader.at(i).lower();
      if (ALL.contains(word) || SOME.contains(word)) {
        return word;
      }
    }
    return null;
  }

  /** More than all is more than the most of them, more than some is more than the least. */
  private Function function(Operator operator, String word) {
    boolean more = operator == Operator.GREATER || operator == Operator.AT_LEAST;
    boolean all =
        ALL.contains(word)
            || (word.equals("any") && reader.choices.among("more than any", 0.5, 0.5) == 1);
    return more == all ? Function.MAX : Function.MIN;
  }
}
