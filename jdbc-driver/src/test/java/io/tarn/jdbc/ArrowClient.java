// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/** Like {@link PlainClient}, and sends Arrow batches. */
public final class ArrowClient {
  private ArrowClient() {}

  /** Arguments: URL, user, password. */
  public static void main(String[] args) throws SQLException {
    PlainClient.main(args);
    Schema schema = new Schema(List.of(Field.nullable("id", new ArrowType.Int(32, true))));
    try (RootAllocator allocator = new RootAllocator();
        VectorSchemaRoot root = VectorSchemaRoot.create(schema, allocator);
        Connection connection = DriverManager.getConnection(args[0], args[1], args[2])) {
      ((IntVector) root.getVector(0)).setSafe(0, 7);
      root.setRowCount(1);
      boolean[] sent = {false};
      ArrowBatchSource source =
          new ArrowBatchSource() {
            @Override
            public VectorSchemaRoot root() {
              return root;
            }

            @Override
            public boolean next() {
              boolean first = !sent[0];
              sent[0] = true;
              return first;
            }
          };
      long rows =
          connection
              .unwrap(TarnConnection.class)
              .ingest(null, null, "t", IngestMode.APPEND, source);
      PlainClient.check(rows == 1, "ingest");
    }
  }
}
