// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

import io.tarn.api.Quoting;
import java.util.ArrayList;
import java.util.List;

/**
 * Markers for values that have a name, {@code :name} as in Spark's <a
 * href="https://spark.apache.org/docs/latest/sql-ref-parameter-markers.html">parameter markers</a>.
 * A colon is one if a name follows at once and neither a name, a quote nor a closing bracket stands
 * right before it, so that {@code a:b}, {@code a::INT} and {@code STRUCT<a:INT>} stay what they
 * are.
 *
 * @param text the statement with {@code ?} for each marker, every other character where it was
 * @param names the name at each marker, in order; none if the statement has no named markers
 */
public record NamedMarkers(String text, List<String> names) {
  public NamedMarkers {
    names = List.copyOf(names);
  }

  /** Finds the markers outside of quotes and comments. */
  public static NamedMarkers of(String sql, Quoting quoting) {
    if (sql.indexOf(':') < 0) {
      return new NamedMarkers(sql, List.of());
    }
    StringBuilder text = new StringBuilder(sql);
    List<String> names = new ArrayList<>();
    for (SqlOutline.Range marker : SqlOutline.of(sql, quoting).markers()) {
      names.add(sql.substring(marker.start() + 1, marker.end()));
      text.replace(
          marker.start(), marker.end(), "?" + " ".repeat(marker.end() - marker.start() - 1));
    }
    return new NamedMarkers(text.toString(), names);
  }

  /** The names without repetition, in the order of their first marker. */
  public List<String> distinct() {
    return names.stream().distinct().toList();
  }
}
