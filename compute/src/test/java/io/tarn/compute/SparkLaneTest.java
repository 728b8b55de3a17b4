// SPDX-License-Identifier: Apache-2.0
package io.tarn.compute;

import static org.apache.arrow.vector.types.pojo.Field.notNullable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.api.ErrorCode;
import io.tarn.api.ResultStream;
import io.tarn.api.WarehouseException;
import java.util.List;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the lane promises, on a healthy Spark. */
@ExtendWith(SharedSpark.class)
class SparkLaneTest {
  private static final Field LONG = notNullable("n", new ArrowType.Int(64, true));
  private static final Field INT = notNullable("n", new ArrowType.Int(32, true));

  private static final Field DOUBLE =
      notNullable("n", new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE));

  private final SparkFixture spark;

  SparkLaneTest(SparkFixture spark) {
    this.spark = spark;
  }

  @Test
  void answersWithRows() {
    assertThat(spark.rows("SELECT 1", INT)).containsExactly(List.of(1));
  }

  @Test
  void answersWithoutRows() {
    try (ResultStream result =
        spark.execute(
            SparkFixture.query(
                "SELECT id FROM range(5) WHERE id < 0", SparkFixture.schema(LONG), 100))) {
      assertThat(result.schema().getFields()).containsExactly(LONG);
      assertThat(SparkFixture.count(result)).isZero();
    }
  }

  @Test
  void deliversAMillionRowsInOrder() {
    try (ResultStream result =
        spark.execute(
            SparkFixture.query(
                "SELECT id FROM range(1000000)", SparkFixture.schema(LONG), 8_000_000))) {
      assertThat(SparkFixture.count(result)).isEqualTo(1_000_000);
    }
  }

  @Test
  void readsResultsFromFiles() {
    assertThat(spark.rowsFromFiles("SELECT id FROM range(3) ORDER BY id DESC", LONG))
        .containsExactly(List.of(2L), List.of(1L), List.of(0L));
  }

  @Test
  void carriesOverSparksErrors() {
    assertThatThrownBy(() -> spark.rows("SELECT 1 / (id - 1) FROM range(3)", DOUBLE))
        .isInstanceOfSatisfying(
            WarehouseException.class,
            failure -> {
              assertThat(failure.code()).isEqualTo(ErrorCode.ENGINE_ERROR);
              assertThat(failure.condition()).isEqualTo("DIVIDE_BY_ZERO");
              assertThat(failure.sqlState()).isEqualTo("22012");
              assertThat(failure).hasMessageStartingWith("Division by zero.");
              assertThat(failure.getMessage()).doesNotContain("SELECT", "\tat ", "spark.sql");
            });
  }
}
