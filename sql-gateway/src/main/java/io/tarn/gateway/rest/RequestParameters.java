// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.tarn.api.ParameterRow;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values of a statement's named markers, as texts with the SQL types they are meant to have. */
final class RequestParameters {
  private static final Pattern DECIMAL =
      Pattern.compile("(?:DECIMAL|DEC|NUMERIC)(?:\\s*\\(\\s*(\\d+)\\s*(?:,\\s*(\\d+)\\s*)?\\))?");

  private RequestParameters() {}

  /**
   * Reads {@code parameters} of a request.
   *
   * @return one row, or none if there are no parameters
   * @throws io.tarn.api.WarehouseException INVALID_ARGUMENT if a value is not of its type
   */
  static List<ParameterRow> read(JsonNode parameters) {
    if (parameters.isMissingNode() || parameters.isNull() || parameters.isEmpty()) {
      return List.of();
    }
    if (!parameters.isArray()) {
      throw RestErrors.invalid("parameters must be an array of {name, type, value}");
    }
    List<String> names = new ArrayList<>();
    List<@Nullable Object> values = new ArrayList<>();
    for (JsonNode parameter : parameters) {
      String name =
          ExecuteRequest.text(parameter, "name")
              .orElseThrow(() -> RestErrors.invalid("A parameter has no name; give it one"));
      if (names.contains(name)) {
        throw RestErrors.invalid("Parameter " + name + " is given twice");
      }
      names.add(name);
      String type = ExecuteRequest.text(parameter, "type").orElse("STRING");
      values.add(value(name, type.strip().toUpperCase(Locale.ROOT), parameter.path("value")));
    }
    return List.of(new ParameterRow(values, names));
  }

  private static @Nullable Object value(String name, String type, JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isValueNode()) {
      throw RestErrors.invalid("The value of parameter " + name + " must be text");
    }
    try {
      return value(type, value.asText());
    } catch (ArithmeticException | DateTimeException | IllegalArgumentException e) {
      throw RestErrors.invalid(
          "The value of parameter " + name + " is not a " + type + ": " + value.asText());
    }
  }

  private static @Nullable Object value(String type, String text) {
    Matcher decimal = DECIMAL.matcher(type);
    if (decimal.matches()) {
      return decimal(text, decimal.group(1), decimal.group(2));
    }
    return switch (type) {
      case "STRING" -> text;
      case "BOOLEAN" -> bool(text);
      case "TINYINT", "BYTE" -> Byte.valueOf(text);
      case "SMALLINT", "SHORT" -> Short.valueOf(text);
      case "INT", "INTEGER" -> Integer.valueOf(text);
      case "BIGINT", "LONG" -> Long.valueOf(text);
      case "FLOAT", "REAL" -> Float.valueOf(text);
      case "DOUBLE" -> Double.valueOf(text);
      case "BINARY" -> Base64.getDecoder().decode(text);
      case "DATE" -> LocalDate.parse(text);
      case "TIMESTAMP_NTZ" -> LocalDateTime.parse(text.replace(' ', 'T'));
      case "TIMESTAMP" -> instant(text.replace(' ', 'T'));
      case "VOID" -> throw new IllegalArgumentException("only null is VOID");
      default ->
          throw RestErrors.invalid(
              "Type "
                  + type
                  + " is not one of a parameter; types are STRING, BOOLEAN, TINYINT, SMALLINT, INT,"
                  + " BIGINT, FLOAT, DOUBLE, DECIMAL(p,s), BINARY, DATE, TIMESTAMP, TIMESTAMP_NTZ,"
                  + " VOID");
    };
  }

  private static boolean bool(String text) {
    if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
      return Boolean.parseBoolean(text);
    }
    throw new IllegalArgumentException("neither true nor false");
  }

  /** Without digits given, as many as Databricks gives: 10 and 0. */
  private static BigDecimal decimal(
      String text, @Nullable String precision, @Nullable String scale) {
    int digits = precision == null ? 10 : Integer.parseInt(precision);
    BigDecimal value =
        new BigDecimal(text)
            .setScale(scale == null ? 0 : Integer.parseInt(scale), RoundingMode.UNNECESSARY);
    if (value.precision() > digits) {
      throw new ArithmeticException("too many digits");
    }
    return value;
  }

  /** Without an offset, the time is UTC. */
  private static Instant instant(String text) {
    return text.matches(".*(Z|[+-]\\d\\d:?\\d\\d)$")
        ? OffsetDateTime.parse(text).toInstant()
        : LocalDateTime.parse(text).toInstant(java.time.ZoneOffset.UTC);
  }
}
