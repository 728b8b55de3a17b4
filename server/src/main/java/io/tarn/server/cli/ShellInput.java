// SPDX-License-Identifier: Apache-2.0
package io.tarn.server.cli;

import io.tarn.api.Quoting;
import io.tarn.parser.StatementParser;
import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/** Knows when what was typed is whole: a shortcut, or text that ends with a semicolon. */
final class ShellInput implements Parser {
  private final StatementParser parser = new StatementParser();

  @Override
  public ParsedLine parse(String line, int cursor, ParseContext context) {
    if (context == ParseContext.ACCEPT_LINE && !line.stripLeading().startsWith("\\")) {
      requireEnd(line);
    }
    return new NameAtCursor(line, cursor);
  }

  /** A further word begins a further statement only where one has ended, outside all quotes. */
  private void requireEnd(String text) {
    int statements = parser.split(text, Quoting.SPARK).size();
    if (parser.split(text + "\nx", Quoting.SPARK).size() == statements) {
      throw new EOFError(-1, -1, "the statement goes on", ";");
    }
  }

  /** The dotted name that ends at the cursor, as far as it was typed. */
  private record NameAtCursor(String line, int cursor) implements CompletingParsedLine {
    @Override
    public String word() {
      return line.substring(start(), cursor);
    }

    @Override
    public int wordCursor() {
      return cursor - start();
    }

    @Override
    public int wordIndex() {
      return 0;
    }

    @Override
    public List<String> words() {
      return List.of(word());
    }

    /** Names are offered as they are to be typed. */
    @Override
    public CharSequence escape(CharSequence candidate, boolean complete) {
      return candidate;
    }

    @Override
    public int rawWordCursor() {
      return wordCursor();
    }

    @Override
    public int rawWordLength() {
      return wordCursor();
    }

    private int start() {
      int start = cursor;
      while (start > 0 && isPartOfName(line.charAt(start - 1))) {
        start--;
      }
      return start;
    }

    private static boolean isPartOfName(char c) {
      return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '`' || c == '\\';
    }
  }
}
