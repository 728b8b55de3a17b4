// SPDX-License-Identifier: Apache-2.0
package io.tarn.load;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What has been seen at one place of a file's JSON objects: counts by kind, and what lies below.
 */
final class JsonProfile {
  /** What a JSON value is, as far as types are concerned. */
  enum Kind {
    TRUTH,
    WHOLE,
    BIG_WHOLE,
    FRACTION,
    DATE,
    LOCAL_TIMESTAMP,
    ZONED_TIMESTAMP,
    TEXT,
    OBJECT,
    ARRAY
  }

  /** Objects with more keys than that, or deeper, are maps or documents rather than structures. */
  private static final int MOST_MEMBERS = 1000;

  private static final int DEEPEST = 16;

  private final ValueScanner scanner;
  private final int depth;
  private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);
  private final Map<String, JsonProfile> members = new LinkedHashMap<>();
  private @Nullable JsonProfile elements;
  private long values;
  private boolean boundless;

  JsonProfile(ValueScanner scanner) {
    this(scanner, 1);
  }

  private JsonProfile(ValueScanner scanner, int depth) {
    this.scanner = scanner;
    this.depth = depth;
  }

  void accept(@Nullable Object value) {
    if (value == null) {
      return;
    }
    values++;
    counts.merge(kind(value), 1L, Long::sum);
    if (boundless) {
      return;
    }
    if (value instanceof Map<?, ?> object) {
      object.forEach((key, member) -> member((String) key).accept(member));
      boundless = depth >= DEEPEST || members.size() > MOST_MEMBERS;
    } else if (value instanceof List<?> array) {
      boundless = depth >= DEEPEST;
      JsonProfile below = elements();
      array.forEach(below::accept);
    }
    if (boundless) {
      members.clear();
      elements = null;
    }
  }

  /** Values that are not null. */
  long values() {
    return values;
  }

  long count(Kind kind) {
    return counts.getOrDefault(kind, 0L);
  }

  Map<Kind, Long> counts() {
    return counts;
  }

  /** Profiles of the members of objects here, by key, in the order first seen. */
  Map<String, JsonProfile> members() {
    return members;
  }

  JsonProfile elements() {
    if (elements == null) {
      elements = new JsonProfile(scanner, depth + 1);
    }
    return elements;
  }

  /** Whether what lies here is too wide or too deep to be a type. */
  boolean boundless() {
    return boundless;
  }

  private JsonProfile member(String key) {
    return members.computeIfAbsent(key, first -> new JsonProfile(scanner, depth + 1));
  }

  private Kind kind(Object value) {
    if (value instanceof String text) {
      return textKind(text);
    }
    if (value instanceof JsonNumber number) {
      return switch (scanner.scan(number.text())) {
        case INTEGER -> Kind.WHOLE;
        case BIG_INTEGER -> Kind.BIG_WHOLE;
        default -> Kind.FRACTION;
      };
    }
    if (value instanceof Boolean) {
      return Kind.TRUTH;
    }
    return value instanceof Map ? Kind.OBJECT : Kind.ARRAY;
  }

  private Kind textKind(String text) {
    if (text.length() < 8 || text.charAt(4) != '-') {
      return Kind.TEXT;
    }
    return switch (scanner.scan(text)) {
      case ISO_DATE -> Kind.DATE;
      case ISO_TIMESTAMP -> Kind.LOCAL_TIMESTAMP;
      case ZONED_TIMESTAMP -> Kind.ZONED_TIMESTAMP;
      default -> Kind.TEXT;
    };
  }
}
