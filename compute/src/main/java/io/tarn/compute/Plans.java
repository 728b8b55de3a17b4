// SPDX-License-Identifier: Apache-2.0
package io.tarn.compute;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.apache.spark.connect.proto.Command;
import org.apache.spark.connect.proto.Plan;
import org.apache.spark.connect.proto.Relation;
import org.apache.spark.connect.proto.SQL;
import org.apache.spark.connect.proto.SqlCommand;
import org.apache.spark.connect.proto.ToDF;
import org.apache.spark.connect.proto.WriteOperation;

/** SQL text as Connect's plans. */
final class Plans {
  private Plans() {}

  /** Rows of a query. */
  static Plan query(String sql) {
    return Plan.newBuilder().setRoot(relation(sql)).build();
  }

  /** A statement that is run at once, as {@code INSERT} or {@code CREATE VIEW}. */
  static Plan command(String sql) {
    return Plan.newBuilder()
        .setCommand(
            Command.newBuilder().setSqlCommand(SqlCommand.newBuilder().setInput(relation(sql))))
        .build();
  }

  /**
   * Rows of a query, written as Parquet files whose names sort as the rows do. Columns are named by
   * position: the query's own names may repeat, or be nothing Parquet takes.
   */
  static Plan files(String sql, int columns, Path directory) {
    ToDF.Builder renamed = ToDF.newBuilder().setInput(relation(sql));
    IntStream.range(0, columns).mapToObj(i -> "c" + i).forEach(renamed::addColumnNames);
    WriteOperation.Builder write =
        WriteOperation.newBuilder()
            .setInput(Relation.newBuilder().setToDf(renamed))
            .setSource("parquet")
            .setPath(directory.toUri().toString())
            .setMode(WriteOperation.SaveMode.SAVE_MODE_ERROR_IF_EXISTS)
            .putOptions("compression", "lz4_raw")
            // What is read back at a time: small, because it is held whole.
            .putOptions("parquet.block.size", Integer.toString(16 * 1024 * 1024));
    return Plan.newBuilder().setCommand(Command.newBuilder().setWriteOperation(write)).build();
  }

  private static Relation relation(String sql) {
    return Relation.newBuilder().setSql(SQL.newBuilder().setQuery(sql)).build();
  }
}
