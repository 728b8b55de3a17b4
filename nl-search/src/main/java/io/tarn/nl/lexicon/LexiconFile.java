// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.lexicon;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Reads the word lists of this package: {@code key: content} a line, {@code #} before remarks. */
final class LexiconFile {
  private LexiconFile() {}

  static Map<String, String> read(String name) {
    try (InputStream in =
            Objects.requireNonNull(
                LexiconFile.class.getResourceAsStream(name), () -> name + " is missing");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      Map<String, String> entries = new LinkedHashMap<>();
      lines
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .forEach(
              line -> {
                int colon = line.indexOf(':');
                entries.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
              });
      return entries;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
