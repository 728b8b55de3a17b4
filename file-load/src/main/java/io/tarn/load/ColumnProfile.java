// SPDX-License-Identifier: Apache-2.0
package io.tarn.load;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What has been seen of one CSV column: counts by shape, and the sizes of its numbers. */
final class ColumnProfile {
  private static final class Counter {
    private long count;
  }

  private final ValueScanner scanner;
  private final Map<Shape, Counter> counts = new EnumMap<>(Shape.class);
  private final Map<String, Long> nullTokens = new TreeMap<>();
  private final Map<Character, Long> currencies = new TreeMap<>();
  private final NumberProfile withPoint = new NumberProfile();
  private final NumberProfile withComma = new NumberProfile();
  private long values;
  private long empty;
  private long blank;
  private long trues;
  private long falses;
  private boolean finerThanMicros;
  private String codeExample = "";
  private String eitherExample = "";

  ColumnProfile(ValueScanner scanner) {
    this.scanner = scanner;
  }

  /**
   * Takes one field into account.
   *
   * @param field its text; null if it is empty and not quoted
   */
  void accept(@Nullable String field) {
    if (field == null) {
      empty++;
      return;
    }
    String text = field.strip();
    if (text.isEmpty()) {
      blank++;
    } else if (NullTokens.isToken(text)) {
      nullTokens.merge(text, 1L, Long::sum);
    } else {
      value(text);
    }
  }

  /** Fields that are neither empty nor a word for NULL. */
  long values() {
    return values;
  }

  long count(Shape shape) {
    Counter counter = counts.get(shape);
    return counter == null ? 0 : counter.count;
  }

  long count(Set<Shape> shapes) {
    long sum = 0;
    for (Shape shape : shapes) {
      sum += count(shape);
    }
    return sum;
  }

  Map<String, Long> nullTokens() {
    return nullTokens;
  }

  /** NULLs if the column is text. */
  long nullsInText(Map<String, Long> nullWords) {
    return empty + nullWords.values().stream().mapToLong(Long::longValue).sum();
  }

  /** NULLs if the column is not text; then text of nothing but spaces means nothing too. */
  long nullsElsewhere(Map<String, Long> nullWords) {
    return nullsInText(nullWords) + blank;
  }

  Map<Character, Long> currencies() {
    return currencies;
  }

  NumberProfile numbers(NumberStyle style) {
    return style.decimalComma() ? withComma : withPoint;
  }

  /** Whether both truth values occur. */
  boolean bothTruths() {
    return trues > 0 && falses > 0;
  }

  boolean finerThanMicros() {
    return finerThanMicros;
  }

  /** The first code seen, such as 007. */
  String codeExample() {
    return codeExample;
  }

  /** The first date seen that can be read both ways. */
  String eitherExample() {
    return eitherExample;
  }

  private void value(String text) {
    values++;
    Shape shape = scanner.scan(text);
    counts.computeIfAbsent(shape, first -> new Counter()).count++;
    if (shape == Shape.TEXT) {
      return;
    }
    if (ShapeSets.BOOLEANS.contains(shape)) {
      truth(text);
    } else if (shape == Shape.CODE) {
      codeExample = codeExample.isEmpty() ? text : codeExample;
    } else if (shape.compareTo(Shape.INFINITE) <= 0) {
      number(shape);
    } else {
      temporal(shape, text);
    }
  }

  private void number(Shape shape) {
    NumberScanner number = scanner.number();
    if (shape != Shape.SCIENTIFIC && shape != Shape.INFINITE) {
      if (!ShapeSets.CERTAIN_COMMA.contains(shape)) {
        withPoint.accept(number.digits(), number.scale(shape, NumberStyle.POINT));
      }
      if (!ShapeSets.CERTAIN_POINT.contains(shape)) {
        withComma.accept(number.digits(), number.scale(shape, NumberStyle.COMMA));
      }
    }
    if (number.currency() != 0) {
      currencies.merge(number.currency(), 1L, Long::sum);
    }
  }

  private void truth(String text) {
    if (ValueScanner.truth(text)) {
      trues++;
    } else {
      falses++;
    }
  }

  private void temporal(Shape shape, String text) {
    finerThanMicros |= scanner.temporal().finerThanMicros();
    if (eitherExample.isEmpty()
        && (shape == Shape.EITHER_DATE || shape == Shape.EITHER_TIMESTAMP)) {
      eitherExample = text;
    }
  }
}
