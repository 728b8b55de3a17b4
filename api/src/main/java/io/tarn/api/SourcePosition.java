// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

/**
 * Where in the statement's text something is; both start at 1.
 *
 * @param line line of the offending token
 * @param column column of its first character
 */
public record SourcePosition(int line, int column) {
  public SourcePosition {
    if (line < 1 || column < 1) {
      throw new IllegalArgumentException("position starts at 1:1, not " + line + ":" + column);
    }
  }

  @Override
  public String toString() {
    return line + ":" + column;
  }
}
