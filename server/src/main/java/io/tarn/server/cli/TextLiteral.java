// SPDX-License-Identifier: Apache-2.0
package io.tarn.server.cli;

/** A person's words as an SQL literal. */
final class TextLiteral {
  private TextLiteral() {}

  static String of(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
