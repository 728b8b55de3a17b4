// SPDX-License-Identifier: Apache-2.0
package io.tarn.load;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;

/** Tells from the start of a JSON file how its objects follow each other. */
final class JsonLayoutDetector {
  private static final int SAMPLE_CHARACTERS = 1 << 18;
  private static final int SAMPLE_LINES = 20;

  private JsonLayoutDetector() {}

  static JsonLayout detect(LocalFile file, TextEncoding encoding) {
    String sample = TextReader.sample(file, encoding, SAMPLE_CHARACTERS);
    String start = sample.stripLeading();
    if (start.startsWith("[")) {
      return JsonLayout.ARRAY;
    }
    if (!start.startsWith("{")) {
      throw LoadErrors.notJson(file.path());
    }
    List<String> lines = start.lines().filter(line -> !line.isBlank()).limit(SAMPLE_LINES).toList();
    boolean cutOff = lines.size() == 1 && sample.length() == SAMPLE_CHARACTERS;
    return cutOff || lines.stream().anyMatch(JsonLayoutDetector::isObject)
        ? JsonLayout.LINES
        : JsonLayout.VALUES;
  }

  private static boolean isObject(String line) {
    try (JsonParser parser = JsonValues.JSON.createParser(line)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      parser.skipChildren();
      return parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null;
    } catch (IOException e) {
      return false;
    }
  }
}
