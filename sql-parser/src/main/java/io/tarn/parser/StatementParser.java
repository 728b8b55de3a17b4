// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

import io.tarn.api.Quoting;
import io.tarn.api.WarehouseException;
import java.util.List;
import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.util.SourceStringReader;

/**
 * Turns SQL text into syntax trees. Knows no table and no function; a statement it accepts may
 * still be refused by the planner. Safe for many threads.
 */
public final class StatementParser {
  /** Longest statement, in characters. */
  public static final int MAX_LENGTH = 16 * 1024 * 1024;

  /** Deepest nesting of brackets: what a thread with a stack of half a megabyte can parse. */
  static final int MAX_DEPTH = 128;

  private static final int MAX_IDENTIFIER_LENGTH = 8192;

  /**
   * Parses exactly one statement; a semicolon after it and comments around it are allowed.
   *
   * @return a {@link StatementNode}, an {@link InsertStatement}, or a query in Calcite's nodes
   * @throws WarehouseException PARSE_SYNTAX_ERROR or UNSUPPORTED_FEATURE, with the position
   */
  public SqlNode parse(String sql, Quoting quoting) {
    if (sql.length() > MAX_LENGTH) {
      throw ParserErrors.tooLong(sql.length(), MAX_LENGTH);
    }
    SqlOutline outline = SqlOutline.of(sql, quoting);
    check(outline);
    String statement = sql.substring(0, outline.statements().get(0).end());
    SqlGrammar grammar =
        (SqlGrammar) SqlGrammar.FACTORY.getParser(new SourceStringReader(statement));
    try {
      return SqlParser.create(statement, config(grammar, quoting)).parseStmt();
    } catch (SqlParseException e) {
      throw SyntaxErrors.translate(e, statement, outline, grammar.failures);
    } catch (StackOverflowError e) {
      throw ParserErrors.tooComplex();
    }
  }

  /**
   * Splits a script at its semicolons, minding quotes and comments; leaves out what is empty. What
   * the statements hold is not checked.
   */
  public List<ScriptStatement> split(String script, Quoting quoting) {
    SqlOutline outline = SqlOutline.of(script, quoting);
    return outline.statements().stream()
        .map(
            range ->
                new ScriptStatement(
                    script.substring(range.start(), range.end()).stripTrailing(),
                    outline.position(range.start())))
        .toList();
  }

  private static void check(SqlOutline outline) {
    SqlOutline.Unclosed unclosed = outline.unclosed();
    if (unclosed != null) {
      throw ParserErrors.unclosed(unclosed.what(), outline.position(unclosed.offset()));
    }
    if (outline.depth() > MAX_DEPTH) {
      throw ParserErrors.tooDeep(outline.position(outline.deepestOffset()));
    }
    List<SqlOutline.Range> statements = outline.statements();
    if (statements.isEmpty()) {
      throw ParserErrors.empty();
    }
    if (statements.size() > 1) {
      throw ParserErrors.several(outline.position(statements.get(1).start()));
    }
  }

  private static SqlParser.Config config(SqlGrammar grammar, Quoting quoting) {
    return SqlParser.config()
        .withParserFactory(reader -> grammar)
        .withConformance(SparkConformance.INSTANCE)
        .withQuotedCasing(Casing.UNCHANGED)
        .withUnquotedCasing(Casing.UNCHANGED)
        .withIdentifierMaxLength(MAX_IDENTIFIER_LENGTH)
        .withQuoting(
            quoting == Quoting.ANSI
                ? org.apache.calcite.avatica.util.Quoting.DOUBLE_QUOTE
                : org.apache.calcite.avatica.util.Quoting.BACK_TICK);
  }
}
