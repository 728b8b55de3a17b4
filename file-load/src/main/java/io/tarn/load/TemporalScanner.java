// SPDX-License-Identifier: Apache-2.0
package io.tarn.load;

import java.time.LocalDate;
import java.time.YearMonth;

/** Reads text as a date or a time stamp, keeping open which of two numbers is the month. */
final class TemporalScanner {
  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final long SECONDS_PER_DAY = 86_400;
  private static final int SECONDS_PER_HOUR = 3_600;

  /** Stands for the mark of dates that need no decision. */
  private static final char YEAR_FIRST = 0;

  private String text = "";
  private int position;
  private char mark;
  private int year;
  private int first;
  private int second;
  private long timeMicros;
  private int offsetSeconds;
  private boolean zoned;
  private boolean finerThanMicros;

  /** What the text is as a date or time stamp, {@link Shape#TEXT} if it is neither. */
  Shape scan(String value) {
    text = value;
    position = 0;
    timeMicros = 0;
    offsetSeconds = 0;
    zoned = false;
    finerThanMicros = false;
    if (value.length() < 8) {
      return Shape.TEXT;
    }
    char fourth = value.charAt(4);
    return (fourth == '-' || fourth == '/') && isDigit(0) && isDigit(2)
        ? scanIso(fourth)
        : scanYearLast();
  }

  /** Days since 1970-01-01. */
  int epochDay(DateOrder order) {
    return (int) LocalDate.of(year, month(order), day(order)).toEpochDay();
  }

  /** Microseconds since 1970-01-01T00:00, in UTC if the text has an offset. */
  long epochMicros(DateOrder order) {
    long day = epochDay(order);
    return (day * SECONDS_PER_DAY - offsetSeconds) * MICROS_PER_SECOND + timeMicros;
  }

  boolean finerThanMicros() {
    return finerThanMicros;
  }

  private Shape scanIso(char separator) {
    mark = YEAR_FIRST;
    year = number(4, 4);
    boolean marked = take(separator);
    first = number(1, 2);
    boolean markedAgain = take(separator);
    second = number(1, 2);
    if (!marked || !markedAgain || !isDate(first, second)) {
      return Shape.TEXT;
    }
    if (position == text.length()) {
      return Shape.ISO_DATE;
    }
    if (!scanTime()) {
      return Shape.TEXT;
    }
    return zoned ? Shape.ZONED_TIMESTAMP : Shape.ISO_TIMESTAMP;
  }

  private Shape scanYearLast() {
    first = number(1, 2);
    mark = position < text.length() ? text.charAt(position) : YEAR_FIRST;
    if (first < 0 || (mark != '.' && mark != '/' && mark != '-')) {
      return Shape.TEXT;
    }
    position++;
    second = number(1, 2);
    boolean marked = take(mark);
    year = number(4, 4);
    if (second < 0 || !marked || year < 0) {
      return Shape.TEXT;
    }
    boolean dateOnly = position == text.length();
    if (!dateOnly && (!scanTime() || zoned)) {
      return Shape.TEXT;
    }
    boolean dayFirst = isDate(second, first);
    if (mark == '.') {
      return !dayFirst ? Shape.TEXT : dateOnly ? Shape.DOTTED_DATE : Shape.DOTTED_TIMESTAMP;
    }
    return orderShape(dayFirst, isDate(first, second), dateOnly);
  }

  private static Shape orderShape(boolean dayFirst, boolean monthFirst, boolean dateOnly) {
    if (dayFirst && monthFirst) {
      return dateOnly ? Shape.EITHER_DATE : Shape.EITHER_TIMESTAMP;
    }
    if (dayFirst) {
      return dateOnly ? Shape.DAY_FIRST_DATE : Shape.DAY_FIRST_TIMESTAMP;
    }
    if (monthFirst) {
      return dateOnly ? Shape.MONTH_FIRST_DATE : Shape.MONTH_FIRST_TIMESTAMP;
    }
    return Shape.TEXT;
  }

  /** Takes a time of day after the date: {@code T10:11[:12[.123456]][ AM][offset]}. */
  private boolean scanTime() {
    if (!take('T') && !take('t') && !take(' ')) {
      return false;
    }
    int hour = number(1, 2);
    boolean marked = take(':');
    int minute = number(2, 2);
    int secondOfMinute = 0;
    if (!marked || hour < 0 || minute < 0 || minute > 59) {
      return false;
    }
    timeMicros = 0;
    if (take(':')) {
      secondOfMinute = number(2, 2);
      if (secondOfMinute < 0 || secondOfMinute > 59 || !scanFraction()) {
        return false;
      }
    }
    hour = halfDay(hour);
    if (hour < 0 || hour > 23) {
      return false;
    }
    timeMicros += (hour * 3_600L + minute * 60L + secondOfMinute) * MICROS_PER_SECOND;
    return scanOffset() && position == text.length();
  }

  private boolean scanFraction() {
    if (!take('.') && !take(',')) {
      return true;
    }
    int start = position;
    long unit = MICROS_PER_SECOND;
    while (position < text.length() && isDigit(position)) {
      unit /= 10;
      int digit = text.charAt(position) - '0';
      timeMicros += digit * unit;
      finerThanMicros |= unit == 0 && digit > 0;
      position++;
    }
    return position > start && position - start <= 12;
  }

  /** The hour with AM or PM taken into account; -1 if they do not go together. */
  private int halfDay(int hour) {
    int at = position < text.length() && text.charAt(position) == ' ' ? position + 1 : position;
    if (at + 2 != text.length() || Character.toUpperCase(text.charAt(at + 1)) != 'M') {
      return hour;
    }
    char half = Character.toUpperCase(text.charAt(at));
    if ((half != 'A' && half != 'P') || hour < 1 || hour > 12) {
      return -1;
    }
    position = text.length();
    return hour % 12 + (half == 'P' ? 12 : 0);
  }

  /** Takes {@code Z}, {@code UTC}, {@code +01:00}, {@code +0100}, {@code +01} or nothing. */
  private boolean scanOffset() {
    int start = position;
    boolean spaced = take(' ');
    if (take('Z') || take('z')) {
      zoned = true;
      return true;
    }
    if (text.startsWith("UTC", position) || text.startsWith("GMT", position)) {
      position += 3;
      zoned = true;
      return true;
    }
    boolean plus = take('+');
    if (!plus && !take('-')) {
      return !spaced && position == start;
    }
    int hours = number(2, 2);
    take(':');
    int minutes = position < text.length() ? number(2, 2) : 0;
    if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59) {
      return false;
    }
    zoned = true;
    offsetSeconds = (hours * SECONDS_PER_HOUR + minutes * 60) * (plus ? 1 : -1);
    return true;
  }

  private int month(DateOrder order) {
    return monthFirst(order) ? first : second;
  }

  private int day(DateOrder order) {
    return monthFirst(order) ? second : first;
  }

  private boolean monthFirst(DateOrder order) {
    return mark == YEAR_FIRST || (mark != '.' && order == DateOrder.MONTH_FIRST);
  }

  private boolean isDate(int month, int day) {
    return year >= 1
        && month >= 1
        && month <= 12
        && day >= 1
        && (day <= 28 || day <= YearMonth.of(year, month).lengthOfMonth());
  }

  /** A number of that many digits at the current position, or -1. */
  private int number(int fewest, int most) {
    int start = position;
    int value = 0;
    while (position < text.length() && position - start < most && isDigit(position)) {
      value = value * 10 + (text.charAt(position) - '0');
      position++;
    }
    return position - start < fewest ? -1 : value;
  }

  private boolean take(char expected) {
    if (position < text.length() && text.charAt(position) == expected) {
      position++;
      return true;
    }
    return false;
  }

  private boolean isDigit(int at) {
    char c = text.charAt(at);
    return c >= '0' && c <= '9';
  }
}
