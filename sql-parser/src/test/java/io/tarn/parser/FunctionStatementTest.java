// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Making, dropping and looking at functions. */
class FunctionStatementTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '~',
      textBlock =
          """
          create function f() return 1 → CREATE FUNCTION `f` () RETURN 1
          create or replace function c.s.f(x int, y decimal(5,2) default 1.5 comment 'z') returns double language sql deterministic comment 'c' contains sql return x * y → CREATE OR REPLACE FUNCTION `c`.`s`.`f` (`x` INT, `y` DECIMAL(5, 2) DEFAULT 1.5 COMMENT 'z') RETURNS DOUBLE COMMENT 'c' RETURN `x` * `y`
          create function if not exists f(x array<int>) returns int not deterministic reads sql data return (select max(a) from t) → CREATE FUNCTION IF NOT EXISTS `f` (`x` ARRAY<INT>) RETURNS INT RETURN (SELECT MAX(`a`) FROM `t`)
          drop function f → DROP FUNCTION `f`
          drop function if exists c.s.f → DROP FUNCTION IF EXISTS `c`.`s`.`f`
          show functions → SHOW FUNCTIONS
          show all functions like 'a*' → SHOW FUNCTIONS LIKE 'a*'
          show user functions in c.s → SHOW USER FUNCTIONS IN `c`.`s`
          show system functions 'abs' → SHOW SYSTEM FUNCTIONS LIKE 'abs'
          describe function f → DESCRIBE FUNCTION `f`
          desc function extended c.s.f → DESCRIBE FUNCTION EXTENDED `c`.`s`.`f`
          describe function → DESCRIBE TABLE `function`
          """)
  void printsWhatItUnderstood(String sql, String expected) {
    String printed = Parsed.text(Parsed.node(sql));
    assertThat(printed).isEqualToIgnoringWhitespace(expected);
    assertThat(Parsed.text(Parsed.node(printed))).isEqualTo(printed);
  }

  @Test
  void keepsTheBodyAsItWasWritten() {
    CreateFunction function =
        Parsed.node(
            "CREATE FUNCTION f(x INT DEFAULT 1 + 1)\n RETURN  x  +\n 1 ;", CreateFunction.class);
    assertThat(function.bodyText()).isEqualTo("x  +\n 1");
    assertThat(function.parameters().get(0).defaultText()).contains("1 + 1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE FUNCTION f AS 'com.example.Evil'",
        "CREATE FUNCTION f AS 'com.example.Evil' USING JAR '/evil.jar'",
        "CREATE FUNCTION f(x INT) RETURNS INT LANGUAGE PYTHON AS 'return x'",
        "CREATE FUNCTION f(x INT) RETURNS INT AS 'return x'",
        "CREATE FUNCTION f(x INT) RETURNS TABLE (y INT) RETURN SELECT 1",
      })
  void refusesWhatIsNoExpression(String sql) {
    assertThatThrownBy(() -> Parsed.node(sql)).hasMessageContaining("is not supported");
  }
}
