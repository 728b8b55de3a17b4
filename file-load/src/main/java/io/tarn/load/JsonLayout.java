// SPDX-License-Identifier: Apache-2.0
package io.tarn.load;

/** How JSON objects follow each other in a file. */
public enum JsonLayout implements FileLayout {
  /** One object a line. */
  LINES("JSON, one object a line"),
  /** One array of objects. */
  ARRAY("JSON, one array of objects"),
  /** Objects that may span lines, one after the other. */
  VALUES("JSON objects one after the other");

  private final String label;

  JsonLayout(String label) {
    this.label = label;
  }

  @Override
  public String describe() {
    return label;
  }
}
