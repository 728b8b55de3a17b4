// SPDX-License-Identifier: Apache-2.0
package io.tarn.sqltests.golden;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Compares a result's columns with those Spark's suite prints, such as {@code struct<a:int,(b +
 * 1):decimal(11,0)>}. Names may hold any character, so the text is walked along what is expected,
 * never taken apart.
 */
final class SuiteSchema {
  private record Column(String name, String type) {}

  private final List<Column> columns = new ArrayList<>();

  SuiteSchema(ResultSetMetaData data) throws SQLException {
    for (int i = 1; i <= data.getColumnCount(); i++) {
      String type = plain(data.getColumnTypeName(i));
      columns.add(
          new Column(
              data.getColumnLabel(i),
              type.equals("DECIMAL")
                  ? "DECIMAL(" + data.getPrecision(i) + "," + data.getScale(i) + ")"
                  : type));
    }
  }

  /** Whether names and types are the expected ones. */
  boolean matches(String expected) {
    return walk(normal(expected)).equals("");
  }

  /** Whether the types are the expected ones, whatever the names. */
  boolean hasTypes(String expected) {
    StringBuilder pattern = new StringBuilder("(?is)struct<");
    String separator = "";
    for (Column column : columns) {
      pattern.append(separator).append(".*:").append(Pattern.quote(column.type()));
      separator = ",";
    }
    return Pattern.matches(pattern.append('>').toString(), normal(expected));
  }

  private String walk(String expected) {
    String rest = expected.substring("struct<".length());
    String separator = "";
    for (Column column : columns) {
      String head = separator + column.name() + ":";
      int end = head.length() + column.type().length();
      boolean same =
          rest.startsWith(head)
              && rest.length() > end
              && rest.substring(head.length(), end).equalsIgnoreCase(column.type());
      if (!same) {
        return rest;
      }
      rest = rest.substring(end);
      separator = ",";
    }
    return rest.equals(">") ? "" : rest;
  }

  private static String plain(String type) {
    return type.replace(": ", ":").replace(", ", ",").replaceAll("\\bVOID\\b", "STRING");
  }

  /**
   * Lengths, digits, collations and the units of intervals do not travel with a result, and NULL
   * alone travels as a string.
   */
  private static String normal(String schema) {
    return schema
        .replaceAll(":(var)?char\\(\\d+\\)", ":string")
        .replaceAll("string collate [\\w.]+", "string")
        .replaceAll("(?<=[:<,])void(?=[,>])", "string")
        .replaceAll("(?<=[:<,])time\\(\\d\\)", "time")
        .replaceAll("interval (year|month)( to month)?(?=[,>])", "interval year to month")
        .replaceAll(
            "interval (day|hour|minute|second)( to \\w+)?(?=[,>])", "interval day to second");
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("struct<");
    String separator = "";
    for (Column column : columns) {
      text.append(separator).append(column.name()).append(':').append(column.type());
      separator = ",";
    }
    return text.append('>').toString();
  }
}
