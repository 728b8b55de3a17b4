// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.api.Quoting;
import io.tarn.api.WarehouseException;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.junit.jupiter.api.Test;

/** What the kept trees may never do: grow without end, or reach two statements. */
class StoredTextsTest {
  private final StoredTexts texts = new StoredTexts(100);

  @Test
  void givesEachAskerTreesOfItsOwn() {
    SqlSelect first = (SqlSelect) texts.parse("SELECT f(a, 1)", Quoting.SPARK);
    first.setSelectList(SqlSelect.class.cast(parsed("SELECT b")).getSelectList());
    SqlSelect second = (SqlSelect) texts.parse("SELECT f(a, 1)", Quoting.SPARK);
    assertThat(second.getSelectList()).hasToString(select("f(a, 1)"));
    SqlSelect third = (SqlSelect) texts.parse("SELECT f(a, 1)", Quoting.SPARK);
    assertThat(third.getSelectList().get(0)).isNotSameAs(second.getSelectList().get(0));
    assertThat(third.toString()).isEqualTo(second.toString());
  }

  private static SqlNode parsed(String sql) {
    return new StoredTexts(100).parse(sql, Quoting.SPARK);
  }

  private static String select(String expression) {
    return ((SqlSelect) parsed("SELECT " + expression)).getSelectList().toString();
  }

  @Test
  void tellsQuotingsApart() {
    String sql = "SELECT \"a\"";
    assertThat(texts.parse(sql, Quoting.SPARK).toString())
        .isNotEqualTo(texts.parse(sql, Quoting.ANSI).toString());
  }

  @Test
  void keepsNoMoreThanItMay() {
    for (int i = 0; i < 50; i++) {
      SqlNode tree = texts.parse("SELECT " + (1_000_000 + i), Quoting.SPARK);
      assertThat(tree.toString()).contains(String.valueOf(1_000_000 + i));
    }
    assertThat(texts.size()).isEqualTo(100 / "SELECT 1000000".length());
    texts.parse("SELECT '" + "x".repeat(200) + "'", Quoting.SPARK).accept(new SqlBasicVisitor<>());
    assertThat(texts.size()).isEqualTo(100 / "SELECT 1000000".length());
  }

  @Test
  void keepsNoErrors() {
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> texts.parse("SELECT FROM WHERE", Quoting.SPARK))
          .isInstanceOf(WarehouseException.class);
    }
    assertThat(texts.size()).isZero();
  }
}
