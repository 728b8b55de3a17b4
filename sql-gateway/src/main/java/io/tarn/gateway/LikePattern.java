// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import java.util.regex.Pattern;

/**
 * A metadata search pattern: {@code %} any text, {@code _} any character, backslash takes the next
 * character as it is. Ignores case, as names do.
 */
public final class LikePattern {
  private final Pattern pattern;

  private LikePattern(Pattern pattern) {
    this.pattern = pattern;
  }

  /** Reads a pattern. */
  public static LikePattern of(String like) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < like.length(); i++) {
      char c = like.charAt(i);
      if (c == '%') {
        regex.append(".*");
      } else if (c == '_') {
        regex.append('.');
      } else {
        boolean escape = c == '\\' && i + 1 < like.length();
        regex.append(Pattern.quote(String.valueOf(escape ? like.charAt(++i) : c)));
      }
    }
    return new LikePattern(
        Pattern.compile(
            regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL));
  }

  /** Matches everything. */
  public static LikePattern any() {
    return of("%");
  }

  /**
   * A name that clients should send literally, in key calls; some send {@code %} to read the keys
   * of a whole schema at once. An underscore alone is part of the name, not a pattern.
   */
  static LikePattern ofName(String name) {
    return of(name.indexOf('%') >= 0 ? name : name.replace("\\", "\\\\").replace("_", "\\_"));
  }

  public boolean matches(String name) {
    return pattern.matcher(name).matches();
  }
}
