// SPDX-License-Identifier: Apache-2.0
package io.tarn.load;

import java.io.Closeable;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The objects of a JSON file in their order. */
interface JsonRows extends Closeable {
  static JsonRows open(
      LocalFile file, JsonLayout layout, TextEncoding encoding, ProgressListener progress) {
    TextReader text = new TextReader(file, encoding, progress);
    return switch (layout) {
      case LINES -> new JsonLines(file, text);
      case ARRAY, VALUES -> new JsonStream(file, text, layout);
    };
  }

  /** Moves to the next object or broken row; false at the end. */
  boolean next();

  /** The current object's members; empty if the row is broken. */
  Map<String, @Nullable Object> members();

  /** Why the current row is none, or null if it is one. */
  @Nullable BadRow problem();

  /** The line the current row starts on. */
  long line();

  @Override
  void close();
}
