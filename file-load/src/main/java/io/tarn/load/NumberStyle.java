// SPDX-License-Identifier: Apache-2.0
package io.tarn.load;

/** How numbers mark their decimals and their thousands. */
public enum NumberStyle {
  /** {@code 1,234.56}, {@code 1234.56}. */
  POINT("1,234.56"),
  /** {@code 1.234,56}, {@code 1234,56}. */
  COMMA("1.234,56"),
  /** {@code 1 234,56}; the space may be a no-break space. */
  SPACE_COMMA("1 234,56"),
  /** {@code 1'234.56}. */
  APOSTROPHE_POINT("1'234.56");

  private final String example;

  NumberStyle(String example) {
    this.example = example;
  }

  /** A number written this way. */
  public String example() {
    return example;
  }

  boolean decimalComma() {
    return this == COMMA || this == SPACE_COMMA;
  }
}
