// SPDX-License-Identifier: Apache-2.0
package io.tarn.delta;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What is taken from a file's statistics in the log; bounds are Delta Kernel's business. See
 * "Per-file Statistics" in Delta's protocol.
 *
 * @param rows {@code numRecords}, if it is there
 * @param counted the columns of {@code nullCount}, by their physical names
 */
record FileStatistics(OptionalLong rows, Set<String> counted) {
  static final FileStatistics NONE = new FileStatistics(OptionalLong.empty(), Set.of());

  private static final JsonFactory JSON = new JsonFactory();

  /**
   * Reads statistics as JSON.
   *
   * @param former the columns of another file: if they are the same, the set is shared
   */
  static FileStatistics of(String statistics, Set<String> former) throws IOException {
    OptionalLong rows = OptionalLong.empty();
    Set<String> counted = Set.of();
    try (JsonParser parser = JSON.createParser(statistics)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return NONE;
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        if (name.equals("numRecords") && value == JsonToken.VALUE_NUMBER_INT) {
          rows = OptionalLong.of(parser.getLongValue());
        } else if (name.equals("nullCount") && value == JsonToken.START_OBJECT) {
          counted = names(parser, former);
        } else {
          parser.skipChildren();
        }
      }
    }
    return new FileStatistics(rows, counted);
  }

  private static Set<String> names(JsonParser parser, Set<String> former) throws IOException {
    Set<String> names = new HashSet<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      names.add(parser.currentName());
      parser.nextToken();
      parser.skipChildren();
    }
    return names.equals(former) ? former : Set.copyOf(names);
  }
}
