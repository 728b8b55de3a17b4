// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.DurationVector;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.junit.jupiter.api.Test;

/** Intervals as long as Spark has them: their nanoseconds are no long. */
class LongIntervalTest {
  @Test
  void areReadExactly() {
    Field field = Field.nullable("i", new ArrowType.Duration(TimeUnit.MICROSECOND));
    try (BufferAllocator allocator = new RootAllocator();
        DurationVector vector = new DurationVector(field, allocator)) {
      vector.setSafe(0, Long.MAX_VALUE);
      vector.setSafe(1, Long.MIN_VALUE);
      vector.setSafe(2, -1L);
      vector.setValueCount(3);
      ValueReader reader = ValueReaders.of(vector);
      assertThat(reader.read(0)).isEqualTo(Duration.parse("PT2562047788H54.775807S"));
      assertThat(reader.read(1)).isEqualTo(Duration.parse("PT-2562047788H-54.775808S"));
      assertThat(reader.read(2)).isEqualTo(Duration.ofNanos(-1000));
    }
  }
}
