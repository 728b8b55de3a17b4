// SPDX-License-Identifier: Apache-2.0
package io.tarn.load;

/** How the text of a file is arranged into rows. */
public sealed interface FileLayout permits CsvLayout, JsonLayout {
  /** One line for a person. */
  String describe();
}
