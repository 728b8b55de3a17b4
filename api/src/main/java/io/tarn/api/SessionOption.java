// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The options of a session, the same in {@code SET name = value}, in Flight SQL's SetSessionOptions
 * and in a JDBC URL.
 */
public enum SessionOption {
  CATALOG("catalog") {
    @Override
    SessionSettings apply(SessionSettings s, String value) {
      return s.withNamespace(value, s.schema());
    }

    @Override
    public String read(SessionSettings s) {
      return s.catalog();
    }
  },
  SCHEMA("schema") {
    @Override
    SessionSettings apply(SessionSettings s, String value) {
      return s.withNamespace(s.catalog(), value);
    }

    @Override
    public String read(SessionSettings s) {
      return s.schema();
    }
  },
  TIMEZONE("timezone") {
    @Override
    SessionSettings apply(SessionSettings s, String value) {
      try {
        return s.withTimeZone(ZoneId.of(value));
      } catch (DateTimeException e) {
        throw invalid(value, "a time zone such as UTC, Europe/Berlin or +02:00");
      }
    }

    @Override
    public String read(SessionSettings s) {
      return s.timeZone().getId();
    }
  },
  LANE("lane") {
    @Override
    SessionSettings apply(SessionSettings s, String value) {
      return s.withLane(choice(LanePreference.class, value));
    }

    @Override
    public String read(SessionSettings s) {
      return s.lane().name().toLowerCase(Locale.ROOT);
    }
  },
  QUOTING("quoting") {
    @Override
    SessionSettings apply(SessionSettings s, String value) {
      return s.withQuoting(choice(Quoting.class, value));
    }

    @Override
    public String read(SessionSettings s) {
      return s.quoting().name().toLowerCase(Locale.ROOT);
    }
  },
  /** {@value SessionSettings#DEFAULT_WAREHOUSE} is the one there is. */
  WAREHOUSE("warehouse") {
    @Override
    SessionSettings apply(SessionSettings s, String value) {
      if (!value.trim().equalsIgnoreCase(SessionSettings.DEFAULT_WAREHOUSE)) {
        throw invalid(value, "the warehouse " + SessionSettings.DEFAULT_WAREHOUSE);
      }
      return s;
    }

    @Override
    public String read(SessionSettings s) {
      return SessionSettings.DEFAULT_WAREHOUSE;
    }
  },
  RESULT_CACHE("result_cache") {
    @Override
    SessionSettings apply(SessionSettings s, String value) {
      return s.withResultCache(choice(ResultCaching.class, value));
    }

    @Override
    public String read(SessionSettings s) {
      return s.resultCache().name().toLowerCase(Locale.ROOT);
    }
  },
  /** Whole seconds; {@code 0} means no limit. */
  STATEMENT_TIMEOUT("statement_timeout") {
    @Override
    SessionSettings apply(SessionSettings s, String value) {
      try {
        long seconds = Long.parseLong(value.trim());
        if (seconds < 0) {
          throw invalid(value, "a number of seconds, 0 or more");
        }
        return s.withStatementTimeout(Duration.ofSeconds(seconds));
      } catch (NumberFormatException e) {
        throw invalid(value, "a number of seconds, 0 or more");
      }
    }

    @Override
    public String read(SessionSettings s) {
      return Long.toString(s.statementTimeout().toSeconds());
    }
  };

  private final String key;

  SessionOption(String key) {
    this.key = key;
  }

  abstract SessionSettings apply(SessionSettings settings, String value);

  /** The option's value as a user would write it. */
  public abstract String read(SessionSettings settings);

  public String key() {
    return key;
  }

  /** Finds an option by its name, ignoring case. */
  public static Optional<SessionOption> byKey(String key) {
    return Arrays.stream(values()).filter(o -> o.key.equalsIgnoreCase(key)).findFirst();
  }

  /** All names, for messages: {@code catalog, schema, …}. */
  public static String allKeys() {
    return Arrays.stream(values()).map(SessionOption::key).collect(Collectors.joining(", "));
  }

  WarehouseException invalid(String value, String expected) {
    return WarehouseException.of(
        ErrorCode.INVALID_SESSION_OPTION,
        "'" + value + "' is not a value of option " + key + "; expected " + expected);
  }

  <E extends Enum<E>> E choice(Class<E> type, String value) {
    return Arrays.stream(type.getEnumConstants())
        .filter(c -> c.name().equalsIgnoreCase(value.trim()))
        .findFirst()
        .orElseThrow(
            () ->
                invalid(
                    value,
                    "one of "
                        + Arrays.stream(type.getEnumConstants())
                            .map(c -> c.name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "))));
  }
}
