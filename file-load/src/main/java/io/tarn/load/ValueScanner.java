// SPDX-License-Identifier: Apache-2.0
package io.tarn.load;

/** Tells the shape of a field's text and keeps its value for whoever wants it. Not thread-safe. */
final class ValueScanner {
  private final NumberScanner number = new NumberScanner();
  private final TemporalScanner temporal = new TemporalScanner();

  /** The shape of text that has no space around it and is not empty. */
  Shape scan(String text) {
    char c = text.charAt(0);
    if (c >= '0' && c <= '9') {
      return scanDigits(text);
    }
    if (Character.isLetter(c)) {
      return scanWord(text);
    }
    return number.scan(text);
  }

  NumberScanner number() {
    return number;
  }

  TemporalScanner temporal() {
    return temporal;
  }

  /** For text of shape {@link Shape#TRUE_FALSE}, {@link Shape#YES_NO} or {@link Shape#T_F}. */
  static boolean truth(String text) {
    char c = text.charAt(0);
    return c == 't' || c == 'T' || c == 'y' || c == 'Y';
  }

  private Shape scanDigits(String text) {
    if (text.length() >= 8 && hasDateMark(text)) {
      Shape shape = temporal.scan(text);
      if (shape != Shape.TEXT) {
        return shape;
      }
    }
    return number.scan(text);
  }

  /** Whether a date mark stands where dates have one; costs less than reading a date in vain. */
  private static boolean hasDateMark(String text) {
    return isDateMark(text.charAt(4)) || isDateMark(text.charAt(2)) || isDateMark(text.charAt(1));
  }

  private static boolean isDateMark(char c) {
    return c == '-' || c == '/' || c == '.';
  }

  private Shape scanWord(String text) {
    return switch (text.length()) {
      case 1 -> "tTfF".contains(text) ? Shape.T_F : Shape.TEXT;
      case 2 -> text.equalsIgnoreCase("no") ? Shape.YES_NO : Shape.TEXT;
      case 3 -> text.equalsIgnoreCase("yes") ? Shape.YES_NO : number.scan(text);
      case 4 -> text.equalsIgnoreCase("true") ? Shape.TRUE_FALSE : Shape.TEXT;
      case 5 -> text.equalsIgnoreCase("false") ? Shape.TRUE_FALSE : Shape.TEXT;
      case 8 -> number.scan(text);
      default -> Shape.TEXT;
    };
  }
}
