// SPDX-License-Identifier: Apache-2.0
package io.tarn.load;

/**
 * Reads text as a number without deciding what its marks mean: the digits are kept as one whole
 * number, the shape says where the decimals may begin.
 */
final class NumberScanner {
  private static final int LONG_DIGITS = 18;
  private static final int MOST_DIGITS = 38;

  private String text = "";
  private int position;
  private int end;
  private long unscaled;
  private int digits;
  private boolean negative;
  private char currency;

  private char groupMark;
  private char decimalMark;
  private int firstGroup;
  private int groups;
  private int lastGroup;

  /** What the text is as a number, {@link Shape#TEXT} if it is none. */
  Shape scan(String value) {
    text = value;
    position = 0;
    end = value.length();
    unscaled = 0;
    digits = 0;
    currency = 0;
    groupMark = 0;
    decimalMark = 0;
    groups = 0;
    lastGroup = 0;
    firstGroup = 0;
    boolean signed = sign();
    takeCurrency();
    signed |= !signed && sign();
    if (position == end) {
      return Shape.TEXT;
    }
    return infinite() ? Shape.INFINITE : scanDigits(signed && !negative);
  }

  /** All digits as one number, if there are at most 18 of them. */
  long unscaled() {
    return negative ? -unscaled : unscaled;
  }

  boolean negative() {
    return negative;
  }

  boolean fitsLong() {
    return digits <= LONG_DIGITS;
  }

  /** How many digits there are on both sides of the decimal mark. */
  int digits() {
    return digits;
  }

  /** How many of the digits are decimals if a number of that shape is read in a style. */
  int scale(Shape shape, NumberStyle style) {
    return switch (shape) {
      case POINT_DECIMAL, COMMA_DECIMAL -> lastGroup;
      case POINT_THREE -> style.decimalComma() ? 0 : lastGroup;
      case COMMA_THREE -> style.decimalComma() ? lastGroup : 0;
      default -> decimalMark == 0 ? 0 : lastGroup;
    };
  }

  /** The currency sign, or 0. */
  char currency() {
    return currency;
  }

  /** The digits alone, with sign and exponent as written, decimals after a point. */
  String plainText(int scale) {
    StringBuilder plain = new StringBuilder(end + 1);
    int seen = 0;
    if (negative) {
      plain.append('-');
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        if (scale > 0 && seen == digits - scale) {
          plain.append('.');
        }
        plain.append(c);
        seen++;
      }
    }
    return plain.toString();
  }

  private Shape scanDigits(boolean plus) {
    int start = position;
    while (position < end) {
      char c = text.charAt(position);
      if (c >= '0' && c <= '9') {
        unscaled = unscaled * 10 + (c - '0');
        digits++;
        lastGroup++;
      } else if (c == 'e' || c == 'E') {
        return exponent() ? Shape.SCIENTIFIC : Shape.TEXT;
      } else if (isMark(c) && !beforeCurrency()) {
        if (!mark(c)) {
          return Shape.TEXT;
        }
      } else {
        break;
      }
      position++;
    }
    takeCurrency();
    if (position < end || digits == 0 || (digits > MOST_DIGITS && groupMark == 0)) {
      return Shape.TEXT;
    }
    return shape(start, plus);
  }

  private Shape shape(int start, boolean plus) {
    int whole = groupMark == 0 ? digits : firstGroup;
    if ((whole > 1 && text.charAt(start) == '0') || (plus && groupMark == 0 && digits > 7)) {
      return Shape.CODE;
    }
    if (groupMark == 0) {
      return digits <= LONG_DIGITS || parsesAsLong(start) ? Shape.INTEGER : Shape.BIG_INTEGER;
    }
    boolean grouped =
        firstGroup >= 1
            && firstGroup <= 3
            && text.charAt(start) != '0'
            && (decimalMark != 0 || lastGroup == 3);
    return groups == 1 && decimalMark == 0 ? singleMark(grouped) : groupedShape(grouped);
  }

  private Shape singleMark(boolean grouped) {
    if (groupMark == '.') {
      return grouped ? Shape.POINT_THREE : Shape.POINT_DECIMAL;
    }
    if (groupMark == ',' && !grouped) {
      return firstGroup > 0 && lastGroup > 0 ? Shape.COMMA_DECIMAL : Shape.TEXT;
    }
    return groupMark == ',' ? Shape.COMMA_THREE : groupedShape(grouped);
  }

  private Shape groupedShape(boolean grouped) {
    if (!grouped || (decimalMark != 0 && lastGroup == 0)) {
      return Shape.TEXT;
    }
    return switch (groupMark) {
      case '.' -> Shape.POINT_GROUPED;
      case ',' -> Shape.COMMA_GROUPED;
      case '\'' -> decimalMark == ',' ? Shape.TEXT : Shape.APOSTROPHE_GROUPED;
      default -> decimalMark == '.' ? Shape.TEXT : Shape.SPACE_GROUPED;
    };
  }

  private boolean mark(char c) {
    char mark = isSpace(c) ? ' ' : c;
    if (decimalMark != 0) {
      return false;
    }
    if (groupMark == 0) {
      groupMark = mark;
      firstGroup = digits;
    } else if (lastGroup != 3) {
      return false;
    } else if (mark != groupMark) {
      if (mark != '.' && mark != ',') {
        return false;
      }
      decimalMark = mark;
    }
    groups++;
    lastGroup = 0;
    return true;
  }

  private boolean exponent() {
    boolean mantissa = digits > 0 && decimalMark == 0 && groups <= 1;
    if (!mantissa || (groupMark != 0 && groupMark != '.') || currency != 0) {
      return false;
    }
    int from = position + 1;
    if (from < end && (text.charAt(from) == '+' || text.charAt(from) == '-')) {
      from++;
    }
    int exponentDigits = end - from;
    for (int i = from; i < end; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return exponentDigits >= 1 && exponentDigits <= 3;
  }

  private boolean parsesAsLong(int start) {
    if (digits > LONG_DIGITS + 1) {
      return false;
    }
    try {
      String whole = text.substring(start, start + digits);
      unscaled = Math.abs(Long.parseLong(negative ? "-" + whole : whole));
      return unscaled >= 0;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private boolean sign() {
    negative =
        position < end && (text.charAt(position) == '-' || text.charAt(position) == '\u2212');
    boolean signed = negative || (position < end && text.charAt(position) == '+');
    position += signed ? 1 : 0;
    return signed;
  }

  /** Takes a currency sign at the current position, before or after the digits. */
  private void takeCurrency() {
    int at = position;
    while (at < end && isSpace(text.charAt(at))) {
      at++;
    }
    if (currency == 0 && at < end && isCurrency(text.charAt(at))) {
      currency = text.charAt(at);
      position = at + 1;
      while (digits == 0 && position < end && isSpace(text.charAt(position))) {
        position++;
      }
    }
  }

  private boolean beforeCurrency() {
    return position + 1 < end
        && isSpace(text.charAt(position))
        && isCurrency(text.charAt(position + 1));
  }

  private boolean infinite() {
    char c = text.charAt(position);
    if (c != 'i' && c != 'I') {
      return false;
    }
    String rest = text.substring(position);
    return rest.equalsIgnoreCase("infinity") || rest.equalsIgnoreCase("inf");
  }

  private static boolean isMark(char c) {
    return c == '.' || c == ',' || c == '\'' || isSpace(c);
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\u00A0' || c == '\u202F';
  }

  private static boolean isCurrency(char c) {
    return c == '$' || (c >= '\u00A2' && Character.getType(c) == Character.CURRENCY_SYMBOL);
  }
}
