// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.schema;

import java.util.List;

/** A column as its reader sees it. */
public record ColumnView(String name, ValueType type, String comment, List<String> synonyms) {
  public ColumnView {
    synonyms = List.copyOf(synonyms);
  }
}
