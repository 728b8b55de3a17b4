// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.grammar;

import io.tarn.nl.grammar.Frame.Compare;
import io.tarn.nl.grammar.Frame.InTime;
import io.tarn.nl.lexicon.Adjectives.Adjective;
import io.tarn.nl.lexicon.Cue;
import io.tarn.nl.lexicon.Numerals;
import io.tarn.nl.logic.Condition.Operator;
import io.tarn.nl.schema.ColumnId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads dates, months and years. */
final class Moments {
  private static final int FIRST_YEAR = 1500;
  private static final int LAST_YEAR = 2100;
  private final Reader reader;

  Moments(Reader reader) {
    this.reader = reader;
  }

  boolean isYear(int at) {
    BigDecimal number = reader.at(at).number();
    return number != null
        && reader.at(at).token().text().matches("\\d{4}")
        && number.intValue() >= FIRST_YEAR
        && number.intValue() <= LAST_YEAR;
  }

  /** A month's name, or a year that no count or measure follows. */
  boolean isMoment(int at) {
    Item item = reader.at(at);
    if (item.isEnd()) {
      return false;
    }
    if (Numerals.month(item.token()) > 0) {
      return true;
    }
    if (!isYear(at)) {
      return false;
    }
    ColumnId pending = reader.pending;
    return pending == null
        || reader.model.type(pending).isTime()
        || (reader.model.type(pending) == io.tarn.nl.schema.ValueType.TEXT
            && timeColumn(item.text()) != null);
  }

  /** The text of a date, year or number that bounds a range, or null. */
  @Nullable String bound(int at) {
    Item item = reader.at(at);
    if (item.isEnd()) {
      return null;
    }
    if (item.isDate() || (item.isQuoted() && item.text().matches("\\d{4}-\\d{1,2}-\\d{1,2}.*"))) {
      return date(item.text());
    }
    return item.number() == null ? null : Scaled.at(reader, at).text();
  }

  /** A date as year-month-day with two digits. */
  static String date(String text) {
    String[] parts = text.split("[-/ ]", -1);
    boolean american = parts[0].length() < 4;
    String year = american ? parts[2] : parts[0];
    String month = american ? parts[0] : parts[1];
    String day = american ? parts[1] : parts[2];
    return String.format(
        Locale.ROOT, "%s-%02d-%02d", year, Integer.parseInt(month), Integer.parseInt(day));
  }

  /** Compares a time column with the date, month or year at a place; the place when it cannot. */
  int compare(int at, Operator operator, @Nullable Adjective adjective) {
    Item item = reader.at(at);
    ColumnId column = reader.pending;
    if (column == null || !isTimelike(column)) {
      column = timeColumn(item.isDate() ? date(item.text()) : item.text());
    }
    if (column == null) {
      return at;
    }
    if (item.isDate()) {
      reader.filter(new Compare(column, operator, date(item.text())));
      return at + 1;
    }
    int month = Numerals.month(item.token());
    int end = at + 1;
    int year = 0;
    if (month > 0) {
      int next = reader.skipTo(end);
      if (isDay(next)) {
        return fullDate(at, next, column, operator, month);
      }
      if (isYear(next)) {
        year = Scaled.at(reader, next).text().length() == 4 ? intAt(next) : 0;
        end = next + 1;
      }
    } else {
      year = intAt(at);
    }
    Operator way = operator;
    if (reader.at(end).is(Cue.OR_MORE) || reader.at(end).is(Cue.OR_LESS)) {
      way = reader.at(end++).is(Cue.OR_MORE) ? Operator.AT_LEAST : Operator.AT_MOST;
    }
    reader.filter(
        reader.model.type(column).isTime()
            ? new InTime(column, way, year, month)
            : new Compare(column, way, String.valueOf(year)));
    return end;
  }

  private int fullDate(int at, int day, ColumnId column, Operator operator, int month) {
    int next = reader.at(day + 1).isMark(",") ? day + 2 : day + 1;
    if (!isYear(next)) {
      return at;
    }
    String text = String.format(Locale.ROOT, "%04d-%02d-%02d", intAt(next), month, intAt(day));
    reader.filter(new Compare(column, operator, text));
    return next + 1;
  }

  private boolean isDay(int at) {
    BigDecimal number = reader.at(at).number();
    return number != null && number.intValue() >= 1 && number.intValue() <= 31;
  }

  private int intAt(int at) {
    BigDecimal number = reader.at(at).number();
    return number == null ? 0 : number.intValue();
  }

  private boolean isTimelike(ColumnId column) {
    return reader.model.type(column).isTime() || reader.model.words(column).contains("year");
  }

  /** The column a date or year without a named column is about. */
  @Nullable ColumnId timeColumn(String text) {
    boolean year = text.matches("\\d{4}");
    List<String> stems =
        List.of("year", "date", "time", "day", "start", "from", "birth", "creat", "timestamp");
    return reader.resolver.attribute(
        stems,
        id -> {
          if (reader.model.type(id).isTime()) {
            return 0.3;
          }
          boolean inYears =
              reader.model.type(id).isNumber() && reader.model.words(id).contains("year");
          return year && inYears ? 0.4 : -1;
        });
  }

  /** Reads “in 2010”, “in March 2010” or a date alone. */
  int plain(int at) {
    Item item = reader.at(at);
    if (!item.isDate() && !isMoment(at)) {
      return at;
    }
    boolean placed =
        item.isDate()
            || reader.pending != null
            || reader.at(reader.back(at)).is(Cue.PREPOSITION)
            || reader.at(reader.back(at)).lower().endsWith("year");
    return placed ? compare(at, Operator.EQUAL, null) : at;
  }
}
