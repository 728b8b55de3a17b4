// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tarn.api.ErrorCode;
import io.tarn.api.Quoting;
import io.tarn.api.SourcePosition;
import io.tarn.api.WarehouseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is no statement is refused with the place, a short reason and what to do. */
class SyntaxErrorTest {
  private final StatementParser parser = new StatementParser();

  private WarehouseException error(String sql) {
    return catchThrowableOfType(WarehouseException.class, () -> parser.parse(sql, Quoting.SPARK));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '~',
      textBlock =
          """
          SELECT a FROM t WHERE → 1:22 → The statement ends too early; expected an expression
          SELECT → 1:7 → The statement ends too early; expected an expression
          SELECT a FORM t → 1:15 → Did you mean FROM?
          SELECT a FROM t GROUP a → 1:23 → Unexpected 'a'; expected BY
          SELECT a, FROM t → 1:11 → Unexpected 'FROM'; expected an expression
          SELECT * FROM t WHERE a = = b → 1:27 → Unexpected '='; expected an expression
          SELECT * FROM t JION u ON a = b → 1:22 → Did you mean JOIN?
          SELECT a b c FROM t → 1:12 → Unexpected 'c'
          SELECT count( FROM t → 1:13 → The bracket that opens here is never closed
          SELECT CASE WHEN a THEN b FROM t → 1:27 → expected one of an operator, COLLATE, ELSE, END, WHEN
          SELEC 1 → 1:1 → Did you mean SELECT?
          1 + 1 → 1:1 → '1' starts no statement
          CREATE INDEX i → 1:8 → expected one of GROUP, TABLE, VIEW, SCHEMA, DATABASE, FUNCTION, OR, USER
          SHOW TABELS → 1:6 → Did you mean TABLES?
          USE → 1:4 → expected a name
          SELECT * FROM (SELECT 1 → 1:15 → The bracket that opens here is never closed
          SELECT 1) → 1:9 → This closing bracket was never opened
          SELECT 'abc → 1:8 → The string that starts here never ends
          SELECT "abc → 1:8 → The string that starts here never ends
          SELECT `abc → 1:8 → The quoted name that starts here never ends
          SELECT 1 /* abc → 1:10 → The comment that starts here never ends
          SELECT # FROM t → 1:8 → Unexpected character '#'
          SELECT “x” → 1:8 → Unexpected character '“'
          SELECT 1; SELECT 2 → 1:11 → More than one statement
          CREATE TABLE t (a FOO) → 1:19 → 'FOO' is not a data type; known are BOOLEAN
          CREATE TABLE t (a INT b INT) → 1:23 → Unexpected 'b'
          CREATE TABLE t (a VARCHAR) → 1:19 → VARCHAR needs a length
          CREATE TABLE t (a INT(5)) → 1:19 → INT takes no such arguments
          CREATE TABLE t (a DECIMAL(40, 2)) → 1:19 → DECIMAL(40, 2) is out of range
          CREATE TABLE t → 1:1 → needs columns in parentheses, or AS and a query
          CREATE TABLE t (a INT) AS SELECT 1 → 1:27 → leave out the column list
          CREATE OR REPLACE TABLE IF NOT EXISTS t (a INT) → 1:1 → contradict each other
          CREATE OR REPLACE SCHEMA s → 1:1 → CREATE SCHEMA takes no OR REPLACE
          CREATE TABLE t (a INT) COMMENT 'a' COMMENT 'b' → 1:44 → The COMMENT is given twice
          CREATE TABLE t (a INT PRIMARY KEY, PRIMARY KEY (a)) → 1:36 → The PRIMARY KEY is given twice
          CREATE TABLE t (a INT, FOREIGN KEY (a) REFERENCES u (a, b)) → 1:24 → The foreign key has 1 columns
          COPY INTO t FROM 'p' → 1:21 → FILEFORMAT
          COPY INTO t FROM 'p' FILEFORMAT = CSV FILES = ('a') PATTERN = 'b' → 1:1 → takes FILES or PATTERN
          INSERT INTO t (a, b VALUES (1) → 1:21 → Unexpected 'VALUES'; expected one of ',', ')'
          SELECT 300Y → 1:8 → out of the range of TINYINT
          SELECT 1E39F → 1:8 → out of the range of FLOAT
          SELECT 2012_s FROM t → 1:8 → '2012_s' begins with a digit
          SELECT CAST(a AS TIME(7)) → 1:18 → digits of its seconds
          SELECT a > > 2 → 1:12 → Unexpected '>'
          SELECT X'0g' → 1:8 → hexadecimal digits only
          SELECT INTERVAL '1 fortnight' → 1:8 → is not a unit of an interval
          SELECT INTERVAL 'soon' → 1:8 → is not an interval
          SELECT INTERVAL 1 FORTNIGHT → 1:19 → is not a unit of an interval
          SELECT upper(a TO b) → 1:16 → Unexpected 'TO'
          SELECT trim(a TO DAY) → 1:8 → not parted by TO
          SELECT a 'b' → 1:10 → Unexpected ''b''
          """)
  void placesAndExplainsTheMistake(String sql, String position, String message) {
    WarehouseException error = error(sql);
    assertThat(error).isNotNull();
    assertThat(error.code()).isEqualTo(ErrorCode.PARSE_SYNTAX_ERROR);
    assertThat(error.getMessage()).contains(message).hasSizeLessThan(300);
    assertThat(error.position()).map(SourcePosition::toString).contains(position);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '~',
      textBlock =
          """
          \tCALL p() → 1:1 → The statement CALL is not supported
          CREATE TABLE t (a INT) USING csv → 1:30 → USING csv is not supported; use USING DELTA
          COPY INTO t FROM 'p' FILEFORMAT = ORC → 1:35 → use CSV, JSON or PARQUET
          CREATE FUNCTION f AS 'c' → 1:1 → A function that is not an expression in SQL is not supported
          CONVERT TO DELTA parquet.`/files` → 1:1 → use CREATE TABLE and COPY INTO
          """)
  void saysWhatIsKnownButNotSupported(String sql, String position, String message) {
    WarehouseException error = error(sql);
    assertThat(error.code()).isEqualTo(ErrorCode.UNSUPPORTED_FEATURE);
    assertThat(error.getMessage()).contains(message);
    assertThat(error.position()).map(SourcePosition::toString).contains(position);
  }

  @Test
  void emptyTextIsNoStatement() {
    for (String sql : new String[] {"", " \n", ";", "-- only\n", "/* only */ ;"}) {
      assertThat(error(sql)).hasMessageContaining("The statement is empty");
    }
  }

  @Test
  void placesAreCountedOverLinesOfEveryKind() {
    assertThat(error("SELECT 1\r\nFROM t\rWHERE\n  =").position())
        .contains(new SourcePosition(4, 3));
  }

  @Test
  void longWordsAreShortenedInMessages() {
    assertThat(error("SELECT a b " + "x".repeat(5000)).getMessage()).hasSizeLessThan(300);
  }
}
