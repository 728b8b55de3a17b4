// SPDX-License-Identifier: Apache-2.0
package io.tarn.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.jspecify.annotations.Nullable;

/** Chooses the type of a CSV column as a person would who has seen all its values. */
final class TypeChooser {
  private static final Set<Shape> UNCLEAR_DATES = Set.of(Shape.EITHER_DATE, Shape.EITHER_TIMESTAMP);

  /** Where these are used, a comma separates thousands. */
  private static final Set<Character> POINT_CURRENCIES = Set.of('$', '£', '¥', '₹');

  private enum Family {
    BOOLEAN,
    NUMBER,
    DATE,
    LOCAL_TIMESTAMP,
    TIMESTAMP
  }

  private record Candidate(
      Family family, Set<Shape> shapes, NumberStyle style, DateOrder order, String label) {}

  private final FileHints hints;
  private final List<Candidate> candidates = new ArrayList<>();

  TypeChooser(FileHints hints) {
    this.hints = hints;
    for (Shape truth : ShapeSets.BOOLEANS) {
      add(Family.BOOLEAN, Set.of(truth), "truth values");
    }
    for (NumberStyle style : hinted(NumberStyle.values(), hints.numberStyle())) {
      candidates.add(
          new Candidate(
              Family.NUMBER, ShapeSets.numbers(style), style, DateOrder.DAY_FIRST, "numbers"));
    }
    List<DateOrder> orders = hinted(DateOrder.values(), hints.dateOrder());
    for (DateOrder order : orders) {
      candidates.add(
          new Candidate(Family.DATE, ShapeSets.dates(order), NumberStyle.POINT, order, "dates"));
    }
    for (DateOrder order : orders) {
      candidates.add(
          new Candidate(
              Family.LOCAL_TIMESTAMP,
              ShapeSets.localTimestamps(order),
              NumberStyle.POINT,
              order,
              "time stamps"));
    }
    add(Family.TIMESTAMP, ShapeSets.ZONED, "time stamps with a zone");
  }

  ColumnChoice choose(String column, ColumnProfile profile) {
    long values = profile.values();
    if (values == 0) {
      return ColumnChoice.text("has no values, so it is text");
    }
    Candidate best = best(profile, EnumSet.allOf(Family.class));
    long fitting = profile.count(best.shapes());
    if (best.family() == Family.NUMBER && profile.count(Shape.CODE) > 0) {
      return leadingZeros(profile, fitting);
    }
    if (!tolerable(values, values - fitting)) {
      return nearMiss(best, values, fitting);
    }
    return switch (best.family()) {
      case BOOLEAN ->
          best.shapes().contains(Shape.TRUE_FALSE) || profile.bothTruths()
              ? ColumnChoice.of(ColumnTypes.BOOLEAN)
              : ColumnChoice.of(ColumnTypes.STRING);
      case NUMBER -> number(column, profile, best);
      case DATE, LOCAL_TIMESTAMP -> local(profile, best);
      case TIMESTAMP -> zoned(profile, ColumnChoice.of(ColumnTypes.TIMESTAMP));
    };
  }

  /**
   * How to read a column whose type is given.
   *
   * @throws io.tarn.api.WarehouseException if the data can be read in two ways
   */
  ColumnChoice fix(String column, ArrowType type, ColumnProfile profile) {
    if (ColumnTypes.isNumber(type)) {
      Candidate best = best(profile, Set.of(Family.NUMBER));
      if (unclearNumbers(profile, best)) {
        throw LoadErrors.ambiguous(
            column, "numbers whose mark may mean decimals or thousands", "the number style");
      }
      return new ColumnChoice(type, best.style(), best.order(), List.of());
    }
    if (ColumnTypes.isTemporal(type)) {
      Candidate best = best(profile, Set.of(Family.DATE, Family.LOCAL_TIMESTAMP));
      if (unclearDates(profile, best)) {
        throw LoadErrors.ambiguous(
            column,
            "dates such as " + profile.eitherExample() + ", day first or month first",
            "the date order");
      }
      ColumnChoice choice = new ColumnChoice(type, best.style(), best.order(), List.of());
      return type.equals(ColumnTypes.TIMESTAMP) ? zoned(profile, choice) : fine(profile, choice);
    }
    return ColumnChoice.of(type);
  }

  /** Whether that many misfits are single bad values rather than a sign of another type. */
  static boolean tolerable(long values, long misfits) {
    return misfits == 0
        || (values >= 100 && misfits * 100 <= values)
        || (values >= 20 && misfits == 1);
  }

  /** What most values fit; the first of equals. */
  private Candidate best(ColumnProfile profile, Set<Family> families) {
    @Nullable Candidate best = null;
    for (Candidate candidate : candidates) {
      if (families.contains(candidate.family())
          && (best == null || profile.count(candidate.shapes()) > profile.count(best.shapes()))) {
        best = candidate;
      }
    }
    return Objects.requireNonNull(best);
  }

  private ColumnChoice number(String column, ColumnProfile profile, Candidate best) {
    if (profile.currencies().size() > 1) {
      return ColumnChoice.text("mixes currencies " + profile.currencies().keySet());
    }
    if (unclearNumbers(profile, best)) {
      return ColumnChoice.text(
          "holds numbers such as 1"
              + (profile.count(Shape.COMMA_THREE) > 0 ? "," : ".")
              + "234 whose mark may mean decimals or thousands, so it stays text;"
              + " give the number style");
    }
    boolean whole = profile.count(ShapeSets.WHOLE) == profile.count(best.shapes());
    if (whole && profile.currencies().isEmpty() && CodeNames.isCode(column)) {
      return ColumnChoice.text("stays text because its name says that its digits are codes");
    }
    return NumberTypes.choose(profile, best.style());
  }

  private boolean unclearNumbers(ColumnProfile profile, Candidate best) {
    if (hints.numberStyle().isPresent()) {
      return false;
    }
    long comma = profile.count(Shape.COMMA_THREE);
    long point = profile.count(Shape.POINT_THREE);
    boolean certain =
        profile.count(ShapeSets.CERTAIN_POINT) + profile.count(ShapeSets.CERTAIN_COMMA) > 0
            || profile.count(Shape.SCIENTIFIC) > 0
            || (!profile.currencies().isEmpty()
                && POINT_CURRENCIES.containsAll(profile.currencies().keySet()));
    return !certain
        && best.family() == Family.NUMBER
        && (comma > 0 || (point > 0 && hints.delimiter() == ';'));
  }

  private ColumnChoice local(ColumnProfile profile, Candidate best) {
    if (unclearDates(profile, best)) {
      return ColumnChoice.text(
          "holds dates such as "
              + profile.eitherExample()
              + " that can be read day first or month first, so it stays text;"
              + " give the date order");
    }
    ColumnChoice choice =
        new ColumnChoice(
            best.family() == Family.DATE ? ColumnTypes.DATE : ColumnTypes.LOCAL_TIMESTAMP,
            best.style(),
            best.order(),
            List.of());
    return fine(
        profile,
        profile.count(UNCLEAR_DATES) > 0
            ? choice.remark("holds dates read " + best.order().label())
            : choice);
  }

  private boolean unclearDates(ColumnProfile profile, Candidate best) {
    long decided = 0;
    for (Shape shape : best.shapes()) {
      boolean dayOrMonth = shape.name().startsWith("DAY_FIRST") || shape.name().startsWith("MONTH");
      decided += dayOrMonth ? profile.count(shape) : 0;
    }
    return profile.count(UNCLEAR_DATES) > 0 && decided == 0 && hints.dateOrder().isEmpty();
  }

  private static ColumnChoice zoned(ColumnProfile profile, ColumnChoice choice) {
    long zoneless = profile.count(ShapeSets.localTimestamps(choice.order()));
    return fine(
        profile,
        zoneless > 0
            ? choice.remark("holds " + zoneless + " time stamps without a zone, read as UTC")
            : choice);
  }

  private static ColumnChoice fine(ColumnProfile profile, ColumnChoice choice) {
    return profile.finerThanMicros()
        ? choice.remark("holds fractions of seconds that are cut to microseconds")
        : choice;
  }

  private static ColumnChoice leadingZeros(ColumnProfile profile, long numbers) {
    boolean mostlyDigits =
        numbers + profile.count(Shape.CODE) >= 0.95 * profile.values() && numbers > 0;
    return mostlyDigits
        ? ColumnChoice.text(
            "stays text because codes such as " + profile.codeExample() + " are no numbers")
        : ColumnChoice.of(ColumnTypes.STRING);
  }

  private static ColumnChoice nearMiss(Candidate best, long values, long fitting) {
    return fitting * 10 < values * 9
        ? ColumnChoice.of(ColumnTypes.STRING)
        : ColumnChoice.text(
            "stays text although " + fitting + " of its " + values + " values are " + best.label());
  }

  private void add(Family family, Set<Shape> shapes, String label) {
    candidates.add(new Candidate(family, shapes, NumberStyle.POINT, DateOrder.DAY_FIRST, label));
  }

  /** All choices, the hinted one first so that it wins ties. */
  private static <T> List<T> hinted(T[] choices, Optional<T> hint) {
    List<T> ordered = new ArrayList<>(Arrays.asList(choices));
    hint.ifPresent(
        first -> {
          ordered.remove(first);
          ordered.add(0, first);
        });
    return ordered;
  }
}
