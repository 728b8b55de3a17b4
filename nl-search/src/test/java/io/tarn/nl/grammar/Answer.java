// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.grammar;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A right answer, and whether given rows are as right: the rules of the set's own scorer. */
final class Answer {
  private static final Pattern NUMBER = Pattern.compile("-?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");
  private static final Pattern MIDNIGHT =
      Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)[ T]00:00(:00(\\.0+)?)?Z?");
  private static final Pattern MOMENT =
      Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)[ T](\\d\\d:\\d\\d)(:\\d\\d)?(\\.\\d+)?Z?");
  private static final MathContext DIGITS = new MathContext(6, RoundingMode.HALF_EVEN);
  private final JsonNode gold;
  private final boolean ordered;

  Answer(JsonNode gold) {
    this.gold = gold;
    this.ordered = gold.get("ordered").asBoolean();
  }

  boolean matches(List<List<@Nullable Object>> rows) {
    List<List<String>> given = normal(rows);
    if (matches(given, gold, ordered)) {
      return true;
    }
    for (JsonNode alternative : gold.get("alternatives")) {
      if (matches(given, alternative, false)) {
        return true;
      }
    }
    for (JsonNode tie : gold.get("ties")) {
      if (ties(given, tie)) {
        return true;
      }
    }
    return false;
  }

  private static String normal(@Nullable Object value) {
    if (value == null) {
      return "null";
    }
    String text = value.toString().strip();
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.equals("true") || lower.equals("false")) {
      return lower.equals("true") ? "n1" : "n0";
    }
    if (NUMBER.matcher(text).matches()) {
      BigDecimal rounded = new BigDecimal(text).round(DIGITS);
      return rounded.signum() == 0 ? "n0" : "n" + rounded.stripTrailingZeros().toPlainString();
    }
    if (MIDNIGHT.matcher(text).matches()) {
      return "s" + text.substring(0, 10);
    }
    Matcher moment = MOMENT.matcher(text);
    if (moment.matches()) {
      String seconds = moment.group(3) == null ? ":00" : moment.group(3);
      return "s" + moment.group(1) + " " + moment.group(2) + seconds;
    }
    return "s" + text;
  }

  private static List<List<String>> normal(List<List<@Nullable Object>> rows) {
    return rows.stream().map(row -> row.stream().map(Answer::normal).toList()).toList();
  }

  private static List<List<String>> rows(JsonNode list) {
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode node : list) {
      List<String> row = new ArrayList<>();
      node.forEach(value -> row.add(normal(value.isNull() ? null : value.asText())));
      rows.add(row);
    }
    return rows;
  }

  private static boolean matches(List<List<String>> given, JsonNode answer, boolean ordered) {
    List<List<String>> wanted = rows(answer.get("rows"));
    int count = answer.has("row_count") ? answer.get("row_count").asInt() : wanted.size();
    if (given.size() != count) {
      return false;
    }
    if (wanted.isEmpty()) {
      return true;
    }
    int width = wanted.get(0).size();
    return given.get(0).size() == width
        && permuted(given, wanted, new int[width], 0, ordered, count > wanted.size());
  }

  /** Tries the orders of columns whose values are those wanted. */
  private static boolean permuted(
      List<List<String>> given,
      List<List<String>> wanted,
      int[] order,
      int at,
      boolean ordered,
      boolean cut) {
    if (at == order.length) {
      List<List<String>> rows =
          given.stream().map(row -> Arrays.stream(order).mapToObj(row::get).toList()).toList();
      return cut
          ? contains(counts(rows), counts(wanted))
          : ordered ? rows.equals(wanted) : counts(rows).equals(counts(wanted));
    }
    for (int column = 0; column < order.length; column++) {
      int tried = column;
      boolean used = Arrays.stream(order, 0, at).anyMatch(other -> other == tried);
      if (used || !contains(column(given, column), column(wanted, at))) {
        continue;
      }
      order[at] = column;
      if (permuted(given, wanted, order, at + 1, ordered, cut)) {
        return true;
      }
    }
    return false;
  }

  private static Map<String, Integer> column(List<List<String>> rows, int column) {
    return counts(rows.stream().map(row -> row.get(column)).toList());
  }

  private static <T> Map<T, Integer> counts(List<T> values) {
    Map<T, Integer> counts = new HashMap<>();
    values.forEach(value -> counts.merge(value, 1, Integer::sum));
    return counts;
  }

  private static <T> boolean contains(Map<T, Integer> more, Map<T, Integer> less) {
    return less.entrySet().stream()
        .allMatch(entry -> more.getOrDefault(entry.getKey(), 0) >= entry.getValue());
  }

  private static boolean ties(List<List<String>> given, JsonNode tie) {
    List<List<String>> sure = rows(tie.get("sure"));
    List<List<String>> tied = rows(tie.get("tied"));
    if (given.isEmpty() || given.size() != sure.size() + tie.get("need").asInt()) {
      return false;
    }
    int width = tied.get(0).size();
    return given.get(0).size() == width && tied(given, sure, tied, new int[width], 0);
  }

  private static boolean tied(
      List<List<String>> given,
      List<List<String>> sure,
      List<List<String>> tied,
      int[] order,
      int at) {
    if (at == order.length) {
      Map<List<String>, Integer> rows =
          counts(
              given.stream().map(row -> Arrays.stream(order).mapToObj(row::get).toList()).toList());
      Map<List<String>, Integer> all = counts(tied);
      counts(sure).forEach((row, count) -> all.merge(row, count, Integer::sum));
      return contains(rows, counts(sure)) && contains(all, rows);
    }
    for (int column = 0; column < order.length; column++) {
      int tried = column;
      if (Arrays.stream(order, 0, at).noneMatch(other -> other == tried)) {
        order[at] = column;
        if (tied(given, sure, tied, order, at + 1)) {
          return true;
        }
      }
    }
    return false;
  }
}
