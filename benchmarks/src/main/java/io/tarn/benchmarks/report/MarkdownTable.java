// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A table in Markdown, row by row. */
final class MarkdownTable {
  private final StringBuilder text = new StringBuilder();

  MarkdownTable(String... columns) {
    row(List.of(columns));
    row(Collections.nCopies(columns.length, "---"));
  }

  MarkdownTable row(List<String> cells) {
    List<String> escaped = new ArrayList<>();
    cells.forEach(cell -> escaped.add(cell.replace("|", "\\|").replace("\n", " ")));
    text.append("| ").append(String.join(" | ", escaped)).append(" |\n");
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
