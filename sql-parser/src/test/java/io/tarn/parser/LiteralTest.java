// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.api.Quoting;
import io.tarn.api.WarehouseException;
import java.util.List;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The value of a literal reaches the tree exactly. */
class LiteralTest {
  private final StatementParser parser = new StatementParser();

  private SqlNode item(String expression, Quoting quoting) {
    SqlSelect select = (SqlSelect) parser.parse("SELECT " + expression, quoting);
    return select.getSelectList().get(0);
  }

  private void checkText(String literal, String value) {
    assertThat(((SqlLiteral) item(literal, Quoting.SPARK)).getValueAs(String.class))
        .as(literal)
        .isEqualTo(value);
  }

  @Test
  void textsAreUnescapedAsSparkDoes() {
    checkText("'plain'", "plain");
    checkText("''", "");
    checkText("'it''s'", "it's");
    checkText("'it\\'s'", "it's");
    checkText("\"double\"", "double");
    checkText("\"a\"\"b\"", "a\"b");
    checkText("\"it's\"", "it's");
    checkText("'a\\nb\\tc\\rd\\be'", "a\nb\tc\rd\be");
    checkText("'\\0'", "\0");
    checkText("'\\Z'", "\u001a");
    checkText("'\\\\'", "\\");
    checkText("'\\u0041\\U0001F600'", "A\uD83D\uDE00");
    checkText("'\\101'", "A");
    checkText("'\\u00'", "u00");
    checkText("'100\\%\\_'", "100\\%\\_");
    checkText("'\\q\\\"'", "q\"");
    checkText("r'\\d+\\n'", "\\d+\\n");
    checkText("R\"a\\'b\"", "a\\'b");
    checkText("'a' 'b'\n\"c\"", "abc");
    checkText("'-- no comment; /* here */'", "-- no comment; /* here */");
    checkText("'žluťoučký 😀'", "žluťoučký 😀");
    checkText("'line\nbreak'", "line\nbreak");
  }

  @Test
  void doubleQuotesAreNamesInAnsiQuoting() {
    assertThat(item("\"My \"\"Col\"", Quoting.ANSI)).hasToString("My \"Col");
    assertThat(item("`a``b`", Quoting.ANSI)).hasToString("a`b");
    assertThat(item("'a\\nb'", Quoting.ANSI)).isInstanceOf(SqlLiteral.class);
    assertThat(item("`a b`.c", Quoting.SPARK)).hasToString("a b.c");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '~',
      textBlock =
          """
          1 → 1
          -1 → -1
          1.50 → 1.50
          1e3 → 1E3
          1L → CAST(1 AS BIGINT)
          -9223372036854775808L → CAST(-9223372036854775808 AS BIGINT)
          1s → CAST(1 AS SMALLINT)
          -128Y → CAST(-128 AS TINYINT)
          1.5BD → 1.5
          2.5D → 2.5E0
          2F → CAST(2E0 AS FLOAT)
          X'1f' → X'1F'
          DATE '2026-01-02' → DATE '2026-01-02'
          TIMESTAMP '2026-01-02 03:04:05' → TIMESTAMP WITH LOCAL TIME ZONE '2026-01-02 03:04:05'
          TIMESTAMP_NTZ '2026-01-02 03:04:05' → TIMESTAMP '2026-01-02 03:04:05'
          {d '2026-01-02'} → DATE '2026-01-02'
          INTERVAL '1' DAY → INTERVAL '1' DAY
          INTERVAL 1 DAY → INTERVAL '1' DAY
          INTERVAL -3 MONTHS → INTERVAL -'3' MONTH
          INTERVAL '1-2' YEAR TO MONTH → INTERVAL '1-2' YEAR TO MONTH
          INTERVAL '1 02:03:04.5' DAY TO SECOND → INTERVAL '1 02:03:04.5' DAY TO SECOND
          INTERVAL 2 WEEKS → INTERVAL '14' DAY
          INTERVAL 1 QUARTER → INTERVAL '3' MONTH
          INTERVAL '1 year 2 months' → INTERVAL '1-2' YEAR TO MONTH
          INTERVAL 1 DAY 2 HOURS 3.5 SECONDS → INTERVAL '1 02:00:03.5' DAY TO SECOND
          INTERVAL -1 YEAR 1 MONTH → INTERVAL -'0-11' YEAR TO MONTH
          INTERVAL -1 DAY 1 HOUR → INTERVAL -'0 23:00:00' DAY TO SECOND
          INTERVAL 1 DAY 0.1234567 SECOND → INTERVAL '1 00:00:00.123456' DAY TO SECOND
          INTERVAL 5 MILLISECONDS → INTERVAL '0.005' SECOND
          INTERVAL '-1 day' → INTERVAL -'1' DAY
          -INTERVAL '2' HOUR → - INTERVAL '2' HOUR
          TRUE → TRUE
          NULL → NULL
          """)
  void literalsBecomeCalcites(String sql, String expected) {
    assertThat(Parsed.text(Parsed.node("SELECT " + sql))).isEqualTo("SELECT " + expected);
  }

  @Test
  void anIntervalIsNotAPlaceForOtherText() {
    for (String text : List.of("1'' DAY, x --", "${env:HOME}", "1 00:00:00\\' --")) {
      assertThatThrownBy(() -> Parsed.node("SELECT INTERVAL '" + text + "' DAY TO SECOND"))
          .as(text)
          .isInstanceOf(WarehouseException.class)
          .hasMessageContaining("interval");
    }
  }

  @Test
  void intervalsOfComputedLengthMultiply() {
    assertThat(Parsed.tree("INTERVAL n DAY")).contains("INTERVAL").contains("`n`");
    assertThat(Parsed.tree("INTERVAL (n + 1) WEEK")).contains("* 7");
  }
}
