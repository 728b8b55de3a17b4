// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.api.ErrorCode;
import io.tarn.api.Quoting;
import io.tarn.api.WarehouseException;
import io.tarn.parser.StatementParser;
import java.util.Random;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlSelect;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** No value and no name may end the token it is written into. */
class SparkLexicalTest {
  private static final String ALPHABET =
      "'\"`\\\n\r\t\0\b\u001a\u007f${}%_;-/*uUx0141abé漢\ud83d\ude00 ";
  private static final int ROUNDS = 5_000;

  @Test
  void everyStringReadsBackAsItWas() {
    Random random = new Random(20261122L);
    for (int i = 0; i < ROUNDS; i++) {
      String value = random(random);
      String literal = SparkLexical.string(value);
      assertThat(SparkLexer.string(literal)).as(literal).isEqualTo(value);
      assertThat(literal).as("Spark substitutes variables first").doesNotContain("$");
    }
  }

  @Test
  void everyStringPassesThroughParserAndWriter() {
    Random random = new Random(42L);
    StatementParser parser = new StatementParser();
    for (int i = 0; i < ROUNDS / 5; i++) {
      String value = random(random);
      SqlSelect select =
          (SqlSelect) parser.parse("SELECT " + SparkLexical.string(value), Quoting.SPARK);
      SqlLiteral parsed = (SqlLiteral) select.getSelectList().get(0);
      assertThat(parsed.toValue()).isEqualTo(value);
      assertThat(SparkLexer.string(SparkSql.text(parsed))).isEqualTo(value);
    }
  }

  @Test
  void everyNameReadsBackAsItWas() {
    Random random = new Random(7L);
    for (int i = 0; i < ROUNDS; i++) {
      String name = random(random).replace("${", "$");
      String identifier = SparkLexical.identifier(name);
      String inside = identifier.substring(1, identifier.length() - 1);
      assertThat(inside.replace("``", "")).doesNotContain("`");
      assertThat(inside.replace("``", "`")).isEqualTo(name);
    }
  }

  @Test
  void aNameThatSparkWouldSubstituteIsRefused() {
    WarehouseException error =
        Assertions.catchThrowableOfType(
            WarehouseException.class, () -> SparkLexical.identifier("a${b}"));

    assertThat(error.code()).isEqualTo(ErrorCode.INVALID_SQL);
  }

  @Test
  void parametersCannotBreakOut() {
    Planning planning = Planning.everyType();
    String evil = "x' OR '1'='1'; DROP TABLE t --\\";

    assertThat(planning.text("SELECT a FROM t WHERE b = ?", Planning.row(evil)))
        .isEqualTo(
            "SELECT `a` FROM t@3 AS `t` WHERE (`b` = 'x\\' OR \\'1\\'=\\'1\\'; DROP TABLE t --\\\\')");
  }

  private static String random(Random random) {
    int length = random.nextInt(12);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return text.toString();
  }
}
