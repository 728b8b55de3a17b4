// SPDX-License-Identifier: Apache-2.0
package io.tarn.server.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/**
 * A table named on the command line: one to three parts, each possibly in back-ticks.
 *
 * @param catalog first level, null for the session's
 * @param schema second level, null for the session's
 * @param table third level
 */
record TableArgument(@Nullable String catalog, @Nullable String schema, String table) {
  private static final Pattern PART = Pattern.compile("`((?:[^`]|``)+)`|([^.`\\s]+)");

  static TableArgument parse(String text) {
    List<String> parts = new ArrayList<>();
    Matcher matcher = PART.matcher(text);
    int position = 0;
    while (position <= text.length() && matcher.find(position) && matcher.start() == position) {
      String quoted = matcher.group(1);
      parts.add(quoted == null ? matcher.group(2) : quoted.replace("``", "`"));
      position = matcher.end();
      if (position < text.length() && text.charAt(position) == '.') {
        position++;
      } else {
        break;
      }
    }
    if (position != text.length() || parts.isEmpty() || parts.size() > 3 || text.endsWith(".")) {
      throw new CommandLine.TypeConversionException(
          "'" + text + "' is no table name; expected [[catalog.]schema.]table");
    }
    int last = parts.size() - 1;
    return new TableArgument(
        last > 1 ? parts.get(0) : null, last > 0 ? parts.get(last - 1) : null, parts.get(last));
  }

  @Override
  public String toString() {
    return (catalog == null ? "" : catalog + ".") + (schema == null ? "" : schema + ".") + table;
  }
}
