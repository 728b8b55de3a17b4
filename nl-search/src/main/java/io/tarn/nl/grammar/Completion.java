// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.grammar;

import io.tarn.nl.grammar.Frame.OfColumn;
import io.tarn.nl.grammar.Frame.OfEntity;
import io.tarn.nl.grammar.Frame.OfRows;
import io.tarn.nl.lexicon.Cue;
import io.tarn.nl.logic.Aggregation.Function;
import io.tarn.nl.logic.Ordering;
import io.tarn.nl.logic.Repeats;
import io.tarn.nl.schema.ColumnId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds what a question leaves unsaid: what “who”, “when” and “how many” ask for. */
final class Completion {
  private static final List<String> TIMES = List.of("date", "year", "time", "day", "month");
  private static final List<String> PLACES =
      List.of("locat", "citi", "address", "place", "countri", "state");
  private static final List<String> AGES = List.of("age");
  private static final List<String> LENGTHS = List.of("durat", "length", "time", "long", "year");
  private static final List<String> PRICES =
      List.of("price", "cost", "amount", "fee", "rate", "salari", "budget", "balanc", "money");
  private final Reader reader;

  Completion(Reader reader) {
    this.reader = reader;
  }

  void complete() {
    Frame frame = reader.frame;
    if (frame.focus < 0) {
      frame.focus = likeliestTable();
    }
    if (reader.counting && frame.focus >= 0 && !hasRows(frame)) {
      frame.targets.add(new OfRows(frame.focus, Repeats.KEPT));
      frame.targets.removeIf(OfEntity.class::isInstance);
    }
    ColumnId asked = asked();
    if (asked != null && frame.targets.stream().allMatch(OfEntity.class::isInstance)) {
      frame.targets.clear();
      Function function = reader.functions.isEmpty() ? null : reader.functions.get(0);
      frame.targets.add(new OfColumn(asked, function, Repeats.KEPT));
    }
    if (frame.targets.isEmpty() && frame.focus >= 0) {
      frame.targets.add(new OfEntity(frame.focus));
    }
    extremeOfEach(frame);
  }

  /** “The cheapest plant of each colour” asks for a least price, not for one row. */
  private void extremeOfEach(Frame frame) {
    if (frame.groups.isEmpty() || frame.limit != 1 || frame.sorts.size() != 1) {
      return;
    }
    Frame.Sort sort = frame.sorts.get(0);
    ColumnId column = sort.column();
    if (column != null
        && sort.function() == null
        && reader.choices.among("extreme of each", 0.7, 0.3) == 0) {
      frame.sorts.clear();
      frame.limit = 0;
      frame.targets.removeIf(target -> target.equals(new OfColumn(column, null, Repeats.KEPT)));
      boolean most = sort.direction() == Ordering.Direction.DESCENDING;
      frame.targets.add(new OfColumn(column, most ? Function.MAX : Function.MIN, Repeats.KEPT));
    }
  }

  private static boolean hasRows(Frame frame) {
    return frame.targets.stream().anyMatch(OfRows.class::isInstance);
  }

  private int likeliestTable() {
    for (Frame.Target target : reader.frame.targets) {
      if (target instanceof OfColumn column) {
        return column.column().table();
      }
    }
    return reader.frame.mentioned.stream().findFirst().orElse(-1);
  }

  private @Nullable ColumnId asked() {
    Cue cue = reader.asked;
    if (cue == Cue.ASK_WHEN) {
      return reader.resolver.attribute(TIMES, id -> reader.model.type(id).isTime() ? 0.4 : 0);
    }
    if (cue == Cue.ASK_WHERE) {
      return reader.resolver.attribute(PLACES, Resolver.any());
    }
    if (cue == Cue.HOW_OLD) {
      return reader.resolver.attribute(AGES, Resolver.any());
    }
    if (cue == Cue.HOW_LONG) {
      return reader.resolver.attribute(LENGTHS, reader.resolver.numeric());
    }
    return cue == Cue.HOW_MUCH
        ? reader.resolver.attribute(PRICES, reader.resolver.numeric())
        : null;
  }
}
