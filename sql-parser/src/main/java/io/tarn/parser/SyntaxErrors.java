// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

import io.tarn.api.SourcePosition;
import io.tarn.api.WarehouseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** Says in one sentence what JavaCC says in a page of tokens. */
final class SyntaxErrors {
  private static final List<String> STATEMENTS =
      List.of(
          "SELECT",
          "WITH",
          "VALUES",
          "TABLE",
          "CREATE",
          "DROP",
          "INSERT",
          "COPY",
          "SHOW",
          "DESCRIBE",
          "DESC",
          "USE",
          "SET",
          "RESET",
          "EXPLAIN",
          "FROM",
          "UPDATE",
          "DELETE",
          "TRUNCATE",
          "MERGE",
          "ALTER",
          "COMMENT",
          "OPTIMIZE",
          "VACUUM",
          "RESTORE",
          "ANALYZE");

  /** Statements of Spark or Databricks that Tarn does not take. */
  private static final Set<String> KNOWN_ELSEWHERE =
      Set.of(
          "BEGIN",
          "CACHE",
          "CALL",
          "CLEAR",
          "COMMIT",
          "DECLARE",
          "EXECUTE",
          "EXPORT",
          "IMPORT",
          "LIST",
          "LOAD",
          "LOCK",
          "MSCK",
          "REFRESH",
          "REPAIR",
          "REPLACE",
          "ROLLBACK",
          "START",
          "UNCACHE",
          "UNLOCK");

  private static final List<String> CLAUSES =
      List.of(
          "FROM",
          "WHERE",
          "GROUP",
          "HAVING",
          "ORDER",
          "LIMIT",
          "OFFSET",
          "JOIN",
          "LEFT",
          "RIGHT",
          "INNER",
          "OUTER",
          "CROSS",
          "UNION",
          "INTERSECT",
          "EXCEPT",
          "QUALIFY",
          "WINDOW",
          "BETWEEN",
          "DISTINCT",
          "VALUES",
          "TABLE",
          "COLUMNS",
          "TABLES",
          "SCHEMAS",
          "CATALOGS",
          "SELECT");

  private SyntaxErrors() {}

  /**
   * @param sql the statement's text
   * @param outline of the same text
   * @param failure where the grammar got stuck
   */
  static WarehouseException translate(
      SqlParseException e, String sql, SqlOutline outline, FurthestFailure failure) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof WarehouseException own) {
        return own;
      }
      if (cause instanceof StackOverflowError) {
        return ParserErrors.tooComplex();
      }
    }
    boolean grammar = e.getCause() instanceof ParseException;
    Token found = failure.token();
    if (!grammar || found == null) {
      SqlParserPos pos = e.getPos();
      SourcePosition place = pos == null ? null : ParserErrors.position(pos);
      return ParserErrors.syntax(own(e, sql, place), place);
    }
    return unexpected(found, sql, outline, failure);
  }

  private static WarehouseException unexpected(
      Token found, String sql, SqlOutline outline, FurthestFailure failure) {
    boolean atEnd = found.kind == SqlGrammarConstants.EOF;
    SourcePosition position =
        atEnd
            ? outline.position(sql.stripTrailing().length())
            : new SourcePosition(found.beginLine, found.beginColumn);
    if (position.equals(outline.position(outline.statements().get(0).start()))) {
      return unknownStatement(found.image, position);
    }
    int stray = outline.strayBracket();
    if (stray >= 0 && isAfter(position, outline.position(stray))) {
      return ParserErrors.syntax(
          "This closing bracket was never opened; remove it or open it", outline.position(stray));
    }
    if (outline.openBracket() >= 0 && atEnd) {
      return ParserErrors.syntax(
          "The bracket that opens here is never closed; close it",
          outline.position(outline.openBracket()));
    }
    ExpectedTokens expected = ExpectedTokens.of(failure.expected());
    String what = atEnd ? "The statement ends too early" : "Unexpected " + quoted(found.image);
    String hint =
        suggestion(sql, position, found, expected)
            .map(word -> ". Did you mean " + word + "?")
            .orElse("");
    return ParserErrors.syntax(what + expected.sentence() + hint, position);
  }

  private static boolean isAfter(SourcePosition error, SourcePosition bracket) {
    return error.line() > bracket.line()
        || (error.line() == bracket.line() && error.column() >= bracket.column());
  }

  /** Calcite's own complaints, and characters that start no token. */
  private static String own(SqlParseException e, String sql, @Nullable SourcePosition place) {
    String message =
        e.getMessage() == null
            ? "The statement cannot be parsed"
            : e.getMessage().lines().findFirst().orElse("");
    if (message.startsWith("Lexical error") && place != null) {
      String character =
          SourceText.between(sql, place.line(), place.column(), place.line(), place.column());
      return "Unexpected character "
          + quoted(character)
          + "; remove it, or quote the name it belongs to";
    }
    return message;
  }

  private static WarehouseException unknownStatement(String word, SourcePosition position) {
    String upper = word.toUpperCase(Locale.ROOT);
    String all = String.join(", ", STATEMENTS);
    if (KNOWN_ELSEWHERE.contains(upper)) {
      return ParserErrors.unsupported("The statement " + upper, "one of " + all, position);
    }
    String hint =
        EditDistance.nearest(upper, STATEMENTS).map(w -> ". Did you mean " + w + "?").orElse("");
    return ParserErrors.syntax(
        quoted(word) + " starts no statement; statements start with " + all + hint, position);
  }

  /** A word that the one found, or the one before it, was perhaps meant to be. */
  private static Optional<String> suggestion(
      String sql, SourcePosition position, Token found, ExpectedTokens expected) {
    if (found.kind == SqlGrammarConstants.IDENTIFIER) {
      String word = found.image.toUpperCase(Locale.ROOT);
      Optional<String> here = EditDistance.nearest(word, expected.words());
      if (here.isPresent()) {
        return here;
      }
    }
    String before = SourceText.before(sql, position.line(), position.column()).stripTrailing();
    int start = before.length();
    while (start > 0 && Character.isJavaIdentifierPart(before.charAt(start - 1))) {
      start--;
    }
    String word = before.substring(start).toUpperCase(Locale.ROOT);
    return ExpectedTokens.isKeyword(word) ? Optional.empty() : EditDistance.nearest(word, CLAUSES);
  }

  private static String quoted(String found) {
    return "'" + (found.length() <= 40 ? found : found.substring(0, 37) + "…") + "'";
  }
}
