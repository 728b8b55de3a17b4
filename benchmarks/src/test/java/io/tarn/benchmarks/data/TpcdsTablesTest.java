// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.api.ArrowBatches;
import io.tarn.samples.SampleTable;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.junit.jupiter.api.Test;

/** The generator's text becomes typed rows. */
class TpcdsTablesTest {
  private final List<SampleTable> tables = new TpcdsTables("main", "t", 0.01).all();

  @Test
  void allTablesAreThere() {
    assertThat(tables).hasSize(24);
  }

  @Test
  void rowsAreTyped() {
    SampleTable items =
        tables.stream()
            .filter(table -> table.definition().name().table().equals("item"))
            .findFirst()
            .orElseThrow();
    try (BufferAllocator allocator = new RootAllocator();
        ArrowBatches rows = items.rows(allocator)) {
      assertThat(rows.next()).isTrue();
      VectorSchemaRoot root = rows.root();
      assertThat(root.getRowCount()).isPositive();
      assertThat(root.getVector("i_item_sk").getObject(0)).isEqualTo(1L);
      assertThat(root.getVector("i_current_price").getObject(0)).hasToString("27.02");
      assertThat(root.getVector("i_rec_start_date").getObject(0)).isEqualTo(10161);
    }
  }
}
