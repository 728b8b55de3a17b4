// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandStatementIngest.TableDefinitionOptions.TableExistsOption;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandStatementIngest.TableDefinitionOptions.TableNotExistOption;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.Test;

class IngestTest {
  private static final int BATCH = 1000;

  /** Batches of ascending numbers; fails in the middle if told to. */
  private static final class Numbers implements ArrowBatchSource {
    private final VectorSchemaRoot root;
    private final int batches;
    private final int failAt;
    private int sent;

    Numbers(RootAllocator allocator, int batches, int failAt) {
      Schema schema = new Schema(List.of(Field.nullable("id", new ArrowType.Int(64, true))));
      this.root = VectorSchemaRoot.create(schema, allocator);
      this.batches = batches;
      this.failAt = failAt;
    }

    @Override
    public VectorSchemaRoot root() {
      return root;
    }

    @Override
    public boolean next() throws IOException {
      if (sent == failAt) {
        throw new IOException("line 3 is broken");
      }
      if (sent == batches) {
        return false;
      }
      for (int i = 0; i < BATCH; i++) {
        ((BigIntVector) root.getVector(0)).setSafe(i, (long) sent * BATCH + i);
      }
      root.setRowCount(BATCH);
      sent++;
      return true;
    }
  }

  @Test
  void sendsBatchesIntoATable() throws Exception {
    try (ScriptedServer server = new ScriptedServer();
        RootAllocator allocator = new RootAllocator();
        Connection connection = server.connect()) {
      Numbers numbers = new Numbers(allocator, 50, -1);
      try (VectorSchemaRoot root = numbers.root()) {
        long rows =
            connection
                .unwrap(TarnConnection.class)
                .ingest("main", "default", "numbers", IngestMode.CREATE, numbers);
        assertThat(rows).isEqualTo(50_000);
        assertThat(root.getRowCount()).isEqualTo(BATCH);
      }
      assertThat(server.producer().uploaded()).hasSize(50_000);
      assertThat(server.producer().uploaded().get(49_999)).containsExactly("49999");
      var command = server.producer().lastIngest();
      assertThat(command.getCatalog() + "." + command.getSchema() + "." + command.getTable())
          .isEqualTo("main.default.numbers");
      assertThat(command.getTableDefinitionOptions().getIfNotExist())
          .isEqualTo(TableNotExistOption.TABLE_NOT_EXIST_OPTION_CREATE);
      assertThat(command.getTableDefinitionOptions().getIfExists())
          .isEqualTo(TableExistsOption.TABLE_EXISTS_OPTION_FAIL);
    }
  }

  @Test
  void givesUpWhenTheSourceFails() throws Exception {
    try (ScriptedServer server = new ScriptedServer();
        RootAllocator allocator = new RootAllocator();
        Connection connection = server.connect()) {
      Numbers numbers = new Numbers(allocator, 50, 3);
      TarnConnection tarn = connection.unwrap(TarnConnection.class);
      try (VectorSchemaRoot root = numbers.root()) {
        assertThatThrownBy(() -> tarn.ingest(null, null, "numbers", IngestMode.APPEND, numbers))
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("line 3 is broken");
        assertThat(root.getRowCount()).isEqualTo(BATCH);
      }
      assertThat(connection.isValid(5)).isTrue();
    }
  }
}
