// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.api.Quoting;
import io.tarn.api.SourcePosition;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Scripts are split where a statement ends, and nowhere else. */
class ScriptTest {
  private final StatementParser parser = new StatementParser();

  private List<String> split(String script, Quoting quoting) {
    return parser.split(script, quoting).stream().map(ScriptStatement::text).toList();
  }

  @Test
  void semicolonsInQuotesAndCommentsEndNothing() {
    assertThat(
            split(
                """
                -- first; one
                SELECT ';' , "a;\\"b" , `c;``d` ; /* ; /* ; */ ; */
                ;;
                SELECT r'\\' ; SELECT 'it''s;' -- ;
                """,
                Quoting.SPARK))
        .containsExactly(
            "SELECT ';' , \"a;\\\"b\" , `c;``d`", "SELECT r'\\'", "SELECT 'it''s;' -- ;");
  }

  @Test
  void backslashesEscapeNothingInQuotedNames() {
    assertThat(split("SELECT \"a\\\"; SELECT 2", Quoting.ANSI))
        .containsExactly("SELECT \"a\\\"", "SELECT 2");
  }

  @Test
  void statementsKnowWhereTheyStart() {
    assertThat(parser.split("SELECT 1;\r\n\r\n  SELECT\n2;", Quoting.SPARK))
        .extracting(ScriptStatement::start)
        .containsExactly(new SourcePosition(1, 1), new SourcePosition(3, 3));
  }

  @Test
  void nothingHoldsNoStatement() {
    assertThat(parser.split("", Quoting.SPARK)).isEmpty();
    assertThat(parser.split(" ; -- x\n/* y */", Quoting.SPARK)).isEmpty();
  }

  @Test
  void anUnclosedQuoteStaysWithItsStatement() {
    assertThat(split("SELECT 1; SELECT 'a; b", Quoting.SPARK))
        .containsExactly("SELECT 1", "SELECT 'a; b");
  }
}
