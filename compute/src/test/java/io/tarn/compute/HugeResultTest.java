// SPDX-License-Identifier: Apache-2.0
package io.tarn.compute;

import static org.apache.arrow.vector.types.pojo.Field.notNullable;
import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.api.ResultStream;
import java.nio.file.Path;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Results larger than the heaps they pass by. */
@ExtendWith(SharedSpark.class)
class HugeResultTest {
  private static final Field ID = notNullable("id", new ArrowType.Int(64, true));
  private static final Field TEXT = notNullable("text", new ArrowType.Utf8());

  @Test
  void memoryStaysFlat(SparkFixture spark) {
    long before = spark.allocator.getAllocatedMemory();
    try (ResultStream rows =
        spark.execute(
            SparkFixture.query(sql(200_000), SparkFixture.schema(ID, TEXT), Long.MAX_VALUE))) {
      assertThat(bytes(rows, 200_000)).isGreaterThan(200L * SparkFixture.SMALL);
    }
    assertThat(spark.allocator.getAllocatedMemory()).isEqualTo(before);
    assertThat(spark.allocator.getPeakMemoryAllocation()).isLessThan(128 * SparkFixture.SMALL);
    assertThat(spark.home.resolve("results")).isEmptyDirectory();
  }

  @Test
  @Tag("long")
  void moreThanAGibibytePassesThroughSmallHeaps(@TempDir Path home) {
    SparkConfig config = SparkFixture.config(home).withDriverMemoryBytes(700 * SparkFixture.SMALL);
    try (SparkFixture spark = new SparkFixture(config, home, 128 * SparkFixture.SMALL);
        ResultStream rows =
            spark.execute(
                SparkFixture.query(
                    sql(1_100_000), SparkFixture.schema(ID, TEXT), Long.MAX_VALUE))) {
      assertThat(bytes(rows, 1_100_000)).isGreaterThan(1100L * SparkFixture.SMALL);
    }
  }

  /** About 1.1 KiB a row that does not compress to nothing, in order. */
  private static String sql(long rows) {
    return "SELECT id, concat(repeat(sha2(CAST(id AS STRING), 512), 8), repeat('x', 128)) AS text"
        + " FROM range(0, "
        + rows
        + ", 1, 8)";
  }

  private static long bytes(ResultStream rows, long expectedRows) {
    long bytes = 0;
    long next = 0;
    while (rows.next()) {
      BigIntVector ids = (BigIntVector) rows.root().getVector(0);
      VarCharVector texts = (VarCharVector) rows.root().getVector(1);
      for (int row = 0; row < rows.root().getRowCount(); row++) {
        assertThat(ids.get(row)).isEqualTo(next++);
        bytes += Long.BYTES + texts.getValueLength(row);
      }
    }
    assertThat(next).isEqualTo(expectedRows);
    return bytes;
  }
}
