// SPDX-License-Identifier: Apache-2.0
package io.tarn.server.cli;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/**
 * Settings given to {@code up}, on their way to the server it starts. They travel in its
 * environment, which only the same user can read, since some are secrets.
 */
final class HandedSettings {
  private static final String VARIABLE = "TARN_HANDED_SETTINGS";

  private HandedSettings() {}

  static void hand(Map<String, String> settings, Map<String, String> environment) {
    Properties properties = new Properties();
    properties.putAll(settings);
    StringWriter text = new StringWriter();
    try {
      properties.store(text, null);
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory does not fail", e);
    }
    environment.put(VARIABLE, text.toString());
  }

  /** What was handed to this process, and then what its own command line says. */
  static Map<String, String> with(Map<String, String> own) {
    Map<String, String> settings = new LinkedHashMap<>();
    String text = System.getenv(VARIABLE);
    if (text != null) {
      Properties properties = new Properties();
      try {
        properties.load(new StringReader(text));
      } catch (IOException e) {
        throw new IllegalStateException("reading from memory does not fail", e);
      }
      properties.forEach((key, value) -> settings.put(key.toString(), value.toString()));
    }
    settings.putAll(own);
    return settings;
  }
}
