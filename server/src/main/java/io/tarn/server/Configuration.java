// SPDX-License-Identifier: Apache-2.0
package io.tarn.server;

import io.tarn.api.ErrorCode;
import io.tarn.api.WarehouseException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The values of all keys. Later sources win: defaults, {@code tarn.properties}, environment, {@code
 * --set}. A key nobody knows stops the start.
 */
public final class Configuration {
  /** Variables with the prefix that are not keys: read by the command line and the launcher. */
  private static final Set<String> OTHER_VARIABLES =
      Set.of(
          "TARN_HOME",
          "TARN_USER",
          "TARN_PASSWORD",
          "TARN_URL",
          "TARN_JAVA_OPTS",
          "TARN_HANDED_SETTINGS");

  /** Before the name of a setting that is Spark's own; the Spark lane says which it takes. */
  private static final String SPARK_SETTING = "spark.conf.";

  private final Map<ConfigKey, String> values = new EnumMap<>(ConfigKey.class);
  private final Map<String, String> sparkSettings = new TreeMap<>();

  private Configuration() {
    for (ConfigKey key : ConfigKey.values()) {
      values.put(key, key.defaultValue());
    }
  }

  public static Configuration defaults() {
    return new Configuration();
  }

  /**
   * Reads all sources.
   *
   * @param file {@code tarn.properties}; may be missing
   * @param environment the process environment
   * @param settings values of {@code --set}
   * @throws WarehouseException {@link ErrorCode#INVALID_CONFIGURATION}
   */
  public static Configuration load(
      Path file, Map<String, String> environment, Map<String, String> settings) {
    Configuration configuration = new Configuration();
    if (Files.exists(file)) {
      Properties properties = new Properties();
      try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
        properties.load(reader);
      } catch (IOException | IllegalArgumentException e) {
        throw invalid("Cannot read " + file + ": " + e.getMessage());
      }
      for (String key : properties.stringPropertyNames()) {
        configuration.put(key, properties.getProperty(key), file.toString());
      }
    }
    environment.forEach(configuration::putVariable);
    settings.forEach((key, value) -> configuration.put(key, value, "--set"));
    return configuration;
  }

  private void put(String key, String value, String source) {
    if (key.startsWith(SPARK_SETTING)) {
      sparkSettings.put(key.substring(SPARK_SETTING.length()), value.trim());
      return;
    }
    ConfigKey known =
        ConfigKey.byKey(key)
            .orElseThrow(
                () ->
                    unknown(
                        "key '" + key + "' in " + source,
                        key,
                        Stream.of(ConfigKey.values()).map(ConfigKey::key)));
    values.put(known, value.trim());
  }

  private void putVariable(String name, String value) {
    if (!name.startsWith("TARN_") || OTHER_VARIABLES.contains(name)) {
      return;
    }
    ConfigKey known =
        ConfigKey.byEnvironmentVariable(name)
            .orElseThrow(
                () ->
                    unknown(
                        "environment variable " + name,
                        name,
                        Stream.of(ConfigKey.values()).map(ConfigKey::environmentVariable)));
    values.put(known, value.trim());
  }

  public String text(ConfigKey key) {
    return java.util.Objects.requireNonNull(values.get(key));
  }

  /** Spark's own settings by their names, without the prefix {@code spark.conf.}. */
  public Map<String, String> sparkSettings() {
    return Map.copyOf(sparkSettings);
  }

  public int integer(ConfigKey key) {
    return (int) number(key, Integer.MAX_VALUE);
  }

  public long number(ConfigKey key) {
    return number(key, Long.MAX_VALUE);
  }

  private long number(ConfigKey key, long max) {
    return parse(
        key,
        "a whole number from 0 to " + max,
        text -> {
          long value = Long.parseLong(text);
          if (value < 0 || value > max) {
            throw new NumberFormatException(text);
          }
          return value;
        });
  }

  /** A TCP port; 0 picks a free one. */
  public int port(ConfigKey key) {
    return parse(
        key,
        "a port from 0 to 65535",
        text -> {
          int value = Integer.parseInt(text);
          if (value < 0 || value > 65535) {
            throw new NumberFormatException(text);
          }
          return value;
        });
  }

  /** ISO-8601, such as {@code PT10M}, or a number with a unit, such as {@code 10m}. */
  public Duration duration(ConfigKey key) {
    return parse(
        key,
        "a duration such as 30s, 10m, 8h or PT10M",
        text -> Duration.parse(text.startsWith("P") || text.startsWith("p") ? text : "PT" + text));
  }

  public boolean flag(ConfigKey key) {
    return parse(
        key,
        "true or false",
        text -> {
          if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException(text);
          }
          return Boolean.valueOf(text);
        });
  }

  /** Comma-separated paths; empty if unset. */
  public List<Path> paths(ConfigKey key) {
    return Arrays.stream(text(key).split(",", -1))
        .map(String::trim)
        .filter(part -> !part.isEmpty())
        .map(part -> Path.of(part).toAbsolutePath().normalize())
        .toList();
  }

  private <T> T parse(ConfigKey key, String expected, Function<String, T> parser) {
    try {
      return parser.apply(text(key));
    } catch (IllegalArgumentException | DateTimeParseException e) {
      throw invalid(
          "'" + text(key) + "' is not a value of " + key.key() + "; expected " + expected);
    }
  }

  private static WarehouseException unknown(String what, String word, Stream<String> candidates) {
    String hint =
        NearestName.of(word, candidates.toList())
            .map(near -> "; did you mean " + near + "?")
            .orElse("; docs/configuration.md lists all keys");
    return invalid("Unknown " + what + hint);
  }

  private static WarehouseException invalid(String message) {
    return WarehouseException.of(ErrorCode.INVALID_CONFIGURATION, message);
  }
}
