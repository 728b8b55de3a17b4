// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.logic;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.nl.schema.ColumnView;
import io.tarn.nl.schema.TableView;
import io.tarn.nl.schema.ValueType;
import java.util.List;
import org.junit.jupiter.api.Test;

class SparkSqlTest {
  private static final ColumnView ODD = new ColumnView("a`b c", ValueType.TEXT, "", List.of());
  private static final ColumnView ORDER = new ColumnView("order", ValueType.TEXT, "", List.of());
  private static final TableView TABLE =
      new TableView(
          List.of("main", "x", "my table"),
          "",
          List.of(),
          List.of(ODD, ORDER),
          List.of(),
          List.of());

  private static Selection where(Condition condition) {
    return new Selection(
        List.of(new ColumnUse(TABLE, ODD)),
        Repeats.KEPT,
        new Tables(TABLE, List.of()),
        List.of(condition),
        Grouping.NONE,
        List.of(),
        0);
  }

  @Test
  void quotesNamesThatNeedIt() {
    assertThat(SparkSql.of(where(new Condition.Missing(new ColumnUse(TABLE, ORDER)))))
        .isEqualTo("SELECT `a``b c` FROM main.x.`my table` WHERE `order` IS NULL");
  }

  @Test
  void aValueCannotEndItsText() {
    Condition hostile =
        new Condition.Comparison(
            new ColumnUse(TABLE, ORDER),
            Condition.Operator.EQUAL,
            new Constant("x' OR '1'='1", ValueType.TEXT));
    assertThat(SparkSql.of(where(hostile))).endsWith("WHERE `order` = 'x'' OR ''1''=''1'");
  }

  @Test
  void saysWhatAQueryDoes() {
    Selection count =
        new Selection(
            List.of(
                new Aggregation(Aggregation.Function.COUNT, Repeats.KEPT, new AllColumns(TABLE))),
            Repeats.KEPT,
            new Tables(TABLE, List.of()),
            List.of(new Condition.Missing(new ColumnUse(TABLE, ORDER))),
            Grouping.NONE,
            List.of(),
            0);
    assertThat(EnglishReading.of(count))
        .isEqualTo("Counting rows of *my table* where *order* is missing");
  }
}
