// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes passwords out of statements before anyone writes them down. Looks at the text and not at
 * its syntax, because statements with mistakes are written down too, and rather hides too much.
 */
public final class HiddenSecrets {
  private static final String MASK = "'***'";
  private static final Pattern VERB = Pattern.compile("(?i)\\b(create|alter)\\b");
  private static final Pattern SECRET = Pattern.compile("(?i)\\bpassword\\b|'|\"");

  private HiddenSecrets() {}

  /** The text up to its first secret; all of it if it can have none. */
  public static String in(String sql) {
    OptionalInt start = start(sql);
    return start.isEmpty() ? sql : sql.substring(0, start.getAsInt()).stripTrailing() + " " + MASK;
  }

  /** Whether a text may have a secret. */
  public static boolean may(String sql) {
    return start(sql).isPresent();
  }

  private static OptionalInt start(String sql) {
    Matcher verb = VERB.matcher(sql);
    while (verb.find()) {
      int next = afterBlank(sql, verb.end());
      if (sql.regionMatches(true, next, "user", 0, 4) && isEnd(sql, next + 4)) {
        Matcher secret = SECRET.matcher(sql);
        if (secret.find(next)) {
          return OptionalInt.of(secret.group().length() == 1 ? secret.start() : secret.end());
        }
      }
    }
    return OptionalInt.empty();
  }

  private static boolean isEnd(String sql, int i) {
    return i >= sql.length() || !Character.isJavaIdentifierPart(sql.charAt(i));
  }

  private static int afterBlank(String sql, int from) {
    int i = from;
    while (i < sql.length()) {
      if (Character.isWhitespace(sql.charAt(i))) {
        i++;
      } else if (sql.startsWith("--", i)) {
        i = after(sql, "\n", i + 2);
      } else if (sql.startsWith("/*", i)) {
        i = after(sql, "*/", i + 2);
      } else {
        return i;
      }
    }
    return i;
  }

  private static int after(String sql, String end, int from) {
    int found = sql.indexOf(end, from);
    return found < 0 ? sql.length() : found + end.length();
  }
}
