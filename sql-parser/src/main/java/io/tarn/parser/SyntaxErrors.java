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
          "EXPLAIN");

  /** Statements of Spark or Databricks that Tarn does not take. */
  private static final Set<String> KNOWN_ELSEWHERE =
      Set.of(
          "ALTER",
          "ANALYZE",
          "BEGIN",
          "CACHE",
          "CALL",
          "CLEAR",
          "COMMENT",
          "COMMIT",
          "DECLARE",
          "DELETE",
          "EXECUTE",
          "EXPORT",
          "FROM",
          "GRANT",
          "IMPORT",
          "LIST",
          "LOAD",
          "LOCK",
          "MERGE",
          "MSCK",
          "OPTIMIZE",
          "REFRESH",
          "REPAIR",
          "REPLACE",
          "RESTORE",
          "REVOKE",
          "ROLLBACK",
          "START",
          "TRUNCATE",
          "UNCACHE",
          "UNLOCK",
          "UPDATE",
          "VACUUM");

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

  static WarehouseException translate(SqlParseException e, String sql, SqlOutline outline) {
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof WarehouseException own) {
        return own;
      }
      if (cause instanceof StackOverflowError) {
        return ParserErrors.tooDeep(null);
      }
    }
    SqlParserPos pos = e.getPos();
    if (pos == null) {
      return ParserErrors.syntax(firstLine(e.getMessage()), (SourcePosition) null);
    }
    SourcePosition position = ParserErrors.position(pos);
    if (e.getExpectedTokenSequences() == null) {
      return ParserErrors.syntax(own(e, sql, pos), position);
    }
    String found =
        SourceText.between(
            sql, pos.getLineNum(), pos.getColumnNum(), pos.getEndLineNum(), pos.getEndColumnNum());
    boolean atEnd = found.isBlank();
    int start = outline.statements().get(0).start();
    if (position.equals(outline.position(start))) {
      return unknownStatement(found, position);
    }
    if (outline.strayBracket() >= 0
        && isAfter(position, outline.position(outline.strayBracket()))) {
      return ParserErrors.syntax(
          "This closing bracket was never opened; remove it or open it",
          outline.position(outline.strayBracket()));
    }
    if (outline.openBracket() >= 0 && atEnd) {
      return ParserErrors.syntax(
          "The bracket that opens here is never closed; close it",
          outline.position(outline.openBracket()));
    }
    String what = atEnd ? "The statement ends too early" : "Unexpected '" + shortened(found) + "'";
    String hint = suggestion(sql, pos, found).map(w -> ". Did you mean " + w + "?").orElse("");
    return ParserErrors.syntax(what + "; expected " + ExpectedTokens.of(e, found) + hint, position);
  }

  private static boolean isAfter(SourcePosition error, SourcePosition bracket) {
    return error.line() > bracket.line()
        || (error.line() == bracket.line() && error.column() >= bracket.column());
  }

  /** Calcite's own complaints, and characters that start no token. */
  private static String own(SqlParseException e, String sql, SqlParserPos pos) {
    String message = firstLine(e.getMessage());
    if (message.startsWith("Lexical error")) {
      String rest =
          SourceText.between(
              sql, pos.getLineNum(), pos.getColumnNum(), pos.getLineNum(), pos.getColumnNum());
      return "Unexpected character '" + rest + "'; remove it, or quote the name it belongs to";
    }
    return message;
  }

  private static String firstLine(@Nullable String message) {
    return message == null
        ? "The statement cannot be parsed"
        : message.lines().findFirst().orElse("");
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
        "'" + shortened(word) + "' starts no statement; statements start with " + all + hint,
        position);
  }

  /** A word that the one found, or the one before it, was perhaps meant to be. */
  private static Optional<String> suggestion(String sql, SqlParserPos pos, String found) {
    Optional<String> here = EditDistance.nearest(found.toUpperCase(Locale.ROOT), CLAUSES);
    if (here.isPresent()) {
      return here;
    }
    String before = SourceText.before(sql, pos.getLineNum(), pos.getColumnNum()).stripTrailing();
    int start = before.length();
    while (start > 0 && Character.isLetter(before.charAt(start - 1))) {
      start--;
    }
    return EditDistance.nearest(before.substring(start).toUpperCase(Locale.ROOT), CLAUSES);
  }

  private static String shortened(String found) {
    return found.length() <= 40 ? found : found.substring(0, 37) + "…";
  }
}
