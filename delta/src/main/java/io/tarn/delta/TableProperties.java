// SPDX-License-Identifier: Apache-2.0
package io.tarn.delta;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which table properties may be set. Delta's own are allow-listed: each of these leaves the table
 * readable and writable by every lane.
 */
final class TableProperties {
  private static final String DELTA = "delta.";

  private static final Map<String, String> ALLOWED =
      Stream.of(
              "delta.appendOnly",
              "delta.checkpointInterval",
              "delta.columnMapping.mode",
              "delta.dataSkippingNumIndexedCols",
              "delta.deletedFileRetentionDuration",
              "delta.enableChangeDataFeed",
              "delta.enableDeletionVectors",
              "delta.enableInCommitTimestamps",
              "delta.enableTypeWidening",
              "delta.logRetentionDuration")
          .collect(Collectors.toUnmodifiableMap(TableProperties::lower, key -> key));

  private static final Set<String> SWITCHES =
      Set.of(
          "delta.appendOnly",
          "delta.enableChangeDataFeed",
          "delta.enableDeletionVectors",
          "delta.enableInCommitTimestamps",
          "delta.enableTypeWidening");

  private TableProperties() {}

  /** Kernel takes whatever is not "true" for false. */
  private static boolean isBoolean(String value) {
    return value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false");
  }

  /** The properties, Delta's in the case Delta writes them. */
  static Map<String, String> checked(Map<String, String> properties) {
    Map<String, String> result = new TreeMap<>();
    properties.forEach(
        (key, value) -> {
          if (!lower(key).startsWith(DELTA)) {
            result.put(key, value);
            return;
          }
          String known = ALLOWED.get(lower(key));
          if (known == null) {
            throw DeltaErrors.property(
                key,
                "cannot be set. These Delta properties can: "
                    + ALLOWED.values().stream().sorted().collect(Collectors.joining(", ")));
          }
          if (SWITCHES.contains(known) && !isBoolean(value)) {
            throw DeltaErrors.property(key, "is '" + value + "'. Set it to 'true' or 'false'");
          }
          result.put(known, value);
        });
    return result;
  }

  private static String lower(String key) {
    return key.toLowerCase(Locale.ROOT);
  }
}
