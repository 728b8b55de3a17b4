// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tarn.api.ParameterRow;
import io.tarn.api.SessionOption;
import io.tarn.api.SessionSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a client asks for when it sends a statement.
 *
 * @param statement SQL text
 * @param options session options: catalog and schema, if given
 * @param sessionId the session to run in, if it is not one of its own
 * @param format how rows are written
 * @param disposition where they are found
 * @param waitTimeout how long the call waits for the end
 * @param onTimeout what happens to a statement that has not ended by then
 * @param rowLimit most rows, if fewer than all are wanted
 * @param byteLimit most bytes of the rows, likewise
 * @param parameters values of its named markers, one row or none
 */
record ExecuteRequest(
    String statement,
    Map<String, String> options,
    Optional<String> sessionId,
    ResultFormat format,
    Disposition disposition,
    Duration waitTimeout,
    OnTimeout onTimeout,
    Optional<Long> rowLimit,
    Optional<Long> byteLimit,
    List<ParameterRow> parameters) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private static final Duration SHORTEST_WAIT = Duration.ofSeconds(5);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(50);

  /** Where a result's rows are found. */
  enum Disposition {
    /** In the answers themselves. */
    INLINE,
    /** Behind links that carry their own proof. */
    EXTERNAL_LINKS
  }

  /** What happens to a statement that outlasts the wait. */
  enum OnTimeout {
    CONTINUE,
    CANCEL
  }

  /**
   * Reads a request.
   *
   * @throws io.tarn.api.WarehouseException INVALID_ARGUMENT if a field is missing or has no lawful
   *     value
   */
  static ExecuteRequest read(byte[] body) {
    JsonNode json = tree(body);
    String warehouse = text(json, "warehouse_id").orElse(SessionSettings.DEFAULT_WAREHOUSE);
    Map<String, String> options = new LinkedHashMap<>();
    options.put(SessionOption.WAREHOUSE.key(), warehouse);
    text(json, "catalog").ifPresent(name -> options.put(SessionOption.CATALOG.key(), name));
    text(json, "schema").ifPresent(name -> options.put(SessionOption.SCHEMA.key(), name));
    Optional<String> session = text(json, "session_id");
    if (session.isPresent() && options.size() > 1) {
      throw RestErrors.catalogOfSession();
    }
    ResultFormat format =
        choice(json, "format", ResultFormat.class).orElse(ResultFormat.JSON_ARRAY);
    Disposition disposition =
        choice(json, "disposition", Disposition.class).orElse(Disposition.INLINE);
    if (disposition == Disposition.INLINE && format == ResultFormat.ARROW_STREAM) {
      throw RestErrors.invalid(
          "format ARROW_STREAM needs disposition EXTERNAL_LINKS; INLINE rows are JSON_ARRAY");
    }
    return new ExecuteRequest(
        text(json, "statement")
            .filter(sql -> !sql.isBlank())
            .orElseThrow(() -> RestErrors.invalid("statement is missing; send SQL text in it")),
        options,
        session,
        format,
        disposition,
        waitTimeout(text(json, "wait_timeout").orElse("10s")),
        choice(json, "on_wait_timeout", OnTimeout.class).orElse(OnTimeout.CONTINUE),
        positive(json, "row_limit"),
        positive(json, "byte_limit"),
        RequestParameters.read(json.path("parameters")));
  }

  static JsonNode tree(byte[] body) {
    try {
      JsonNode json = JSON.readTree(body);
      if (json == null || !json.isObject()) {
        throw RestErrors.invalid("The body is not a JSON object; send one");
      }
      return json;
    } catch (JsonProcessingException e) {
      throw RestErrors.invalid("The body is not JSON (" + e.getOriginalMessage() + ")");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  static Optional<String> text(JsonNode json, String field) {
    JsonNode value = json.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      throw RestErrors.invalid(field + " must be text");
    }
    return Optional.of(value.textValue()).filter(text -> !text.isEmpty());
  }

  private static <E extends Enum<E>> Optional<E> choice(
      JsonNode json, String field, Class<E> choices) {
    return text(json, field)
        .map(
            name -> {
              for (E choice : choices.getEnumConstants()) {
                if (choice.name().equals(name)) {
                  return choice;
                }
              }
              throw RestErrors.invalid(
                  field
                      + " is "
                      + name
                      + " and must be one of "
                      + java.util.Arrays.toString(choices.getEnumConstants()));
            });
  }

  private static Optional<Long> positive(JsonNode json, String field) {
    JsonNode value = json.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 1) {
      throw RestErrors.invalid(field + " must be a whole number above 0");
    }
    return Optional.of(value.longValue());
  }

  private static Duration waitTimeout(String text) {
    try {
      Duration wait = Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
      boolean inRange = wait.compareTo(SHORTEST_WAIT) >= 0 && wait.compareTo(LONGEST_WAIT) <= 0;
      if (wait.isZero() || inRange) {
        return wait;
      }
    } catch (java.time.format.DateTimeParseException notADuration) {
      // Said below, for both.
    }
    throw RestErrors.invalid("wait_timeout is " + text + " and must be 0s, or from 5s to 50s");
  }
}
