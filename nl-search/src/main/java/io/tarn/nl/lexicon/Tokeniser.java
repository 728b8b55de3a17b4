// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.lexicon;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a question into tokens. */
public final class Tokeniser {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\"(?<q1>[^\"]+)\"|“(?<q2>[^”]+)”|`(?<q3>[^`]+)`|(?<![\\p{L}\\p{N}])['‘](?<q4>[^'’]+)['’](?!\\p{L})"
              + "|(?<date>\\d{4}-\\d{1,2}-\\d{1,2}|\\d{1,2}/\\d{1,2}/\\d{4})"
              + "|\\$?(?<number>(?<![\\p{L}\\p{N}])-?\\d[\\d,]*\\d(?:\\.\\d+)?(?![\\p{L}\\p{N}_])"
              + "|(?<![\\p{L}\\p{N}])-?\\d(?:\\.\\d+)?(?![\\p{L}\\p{N}_]))"
              + "|(?<possessive>['’]s?(?=\\s|$|[,.?]))"
              + "|(?<word>[\\p{L}\\p{N}_#][\\p{L}\\p{N}_#&+]*(?:[-'’.][\\p{L}\\p{N}_]+)*)"
              + "|(?<mark>[,.;:?!()<>=/%])");

  private Tokeniser() {}

  public static List<Token> tokens(String question) {
    List<Token> tokens = new ArrayList<>();
    Matcher found = TOKEN.matcher(question);
    while (found.find()) {
      add(tokens, found);
    }
    return tokens;
  }

  private static void add(List<Token> tokens, Matcher found) {
    for (String group : List.of("q1", "q2", "q3", "q4")) {
      String quoted = found.group(group);
      if (quoted != null) {
        tokens.add(token(quoted.strip(), Token.Kind.QUOTED, found.start()));
        return;
      }
    }
    if (found.group("date") != null) {
      tokens.add(token(found.group("date"), Token.Kind.DATE, found.start()));
    } else if (found.group("number") != null) {
      tokens.add(token(found.group("number").replace(",", ""), Token.Kind.NUMBER, found.start()));
    } else if (found.group("possessive") != null) {
      tokens.add(token("'s", Token.Kind.MARK, found.start()));
    } else if (found.group("word") != null) {
      addWord(tokens, found.group("word"), found.start());
    } else {
      tokens.add(token(found.group("mark"), Token.Kind.MARK, found.start()));
    }
  }

  private static void addWord(List<Token> tokens, String word, int start) {
    String plain = word.replace('’', '\'');
    String lower = plain.toLowerCase(Locale.ROOT);
    if (lower.endsWith("n't")) {
      tokens.add(token(plain.substring(0, plain.length() - 3), Token.Kind.WORD, start));
      tokens.add(token("not", Token.Kind.WORD, start + plain.length() - 3));
    } else if (lower.endsWith("'s")) {
      tokens.add(token(plain.substring(0, plain.length() - 2), Token.Kind.WORD, start));
      tokens.add(token("'s", Token.Kind.MARK, start + plain.length() - 2));
    } else {
      tokens.add(token(plain, Token.Kind.WORD, start));
    }
  }

  private static Token token(String text, Token.Kind kind, int start) {
    String lower = text.toLowerCase(Locale.ROOT);
    return new Token(text, lower, Stemmer.stem(lower), kind, start);
  }
}
