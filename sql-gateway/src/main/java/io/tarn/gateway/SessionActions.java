// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import io.tarn.api.Session;
import io.tarn.api.SessionOption;
import io.tarn.api.SessionSettings;
import io.tarn.api.WarehouseException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.flight.GetSessionOptionsResult;
import org.apache.arrow.flight.NoOpSessionOptionValueVisitor;
import org.apache.arrow.flight.SessionOptionValue;
import org.apache.arrow.flight.SessionOptionValueFactory;
import org.apache.arrow.flight.SetSessionOptionsResult;
import org.apache.arrow.flight.SetSessionOptionsResult.ErrorValue;
import org.jspecify.annotations.Nullable;

/** Reads and sets session options the Flight way: good ones take effect, bad ones are named. */
final class SessionActions {
  private final SessionOptions options;

  SessionActions(SessionOptions options) {
    this.options = options;
  }

  GetSessionOptionsResult get(Session session) {
    SessionSettings settings = session.settings();
    Map<String, SessionOptionValue> values = new HashMap<>();
    for (SessionOption option : SessionOption.values()) {
      values.put(
          option.key(), SessionOptionValueFactory.makeSessionOptionValue(option.read(settings)));
    }
    return new GetSessionOptionsResult(values);
  }

  SetSessionOptionsResult set(Session session, Map<String, SessionOptionValue> values) {
    Map<String, SetSessionOptionsResult.Error> errors = new HashMap<>();
    Map<SessionOption, String> known = new EnumMap<>(SessionOption.class);
    values.forEach(
        (name, value) -> {
          Optional<SessionOption> option = SessionOption.byKey(name);
          String text = option.map(o -> text(o, value)).orElse(null);
          if (text != null) {
            known.put(option.orElseThrow(), text);
          } else {
            errors.put(
                name,
                error(option.isPresent() ? ErrorValue.INVALID_VALUE : ErrorValue.INVALID_NAME));
          }
        });
    // In the order of the enum: the catalog before the schema that must lie in it.
    known.forEach(
        (option, text) -> {
          try {
            session.update(settings -> options.with(session.user(), settings, option, text));
          } catch (WarehouseException e) {
            errors.put(option.key(), error(ErrorValue.INVALID_VALUE));
          }
        });
    return new SetSessionOptionsResult(errors);
  }

  private static SetSessionOptionsResult.Error error(ErrorValue value) {
    return new SetSessionOptionsResult.Error(value);
  }

  /** A value as text; no value at all means the default; nothing for a list. */
  private static @Nullable String text(SessionOption option, SessionOptionValue value) {
    return value.isEmpty()
        ? option.read(SessionSettings.defaults())
        : value.acceptVisitor(new Text());
  }

  private static final class Text extends NoOpSessionOptionValueVisitor<@Nullable String> {
    @Override
    public String visit(String value) {
      return value;
    }

    @Override
    public String visit(boolean value) {
      return Boolean.toString(value);
    }

    @Override
    public String visit(long value) {
      return Long.toString(value);
    }

    @Override
    public String visit(double value) {
      return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
  }
}
