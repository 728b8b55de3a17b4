// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.data;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;

/**
 * The star schema benchmark's tables (O'Neil, O'Neil, Chen: Star Schema Benchmark, revision 3, 2.)
 * from TPC-H's, by the statements in {@code star-schema.sql}: keys, amounts and dates are TPC-H's,
 * cities and brands are made of them, so rows differ from those of the benchmark's own generator
 * while selectivities do not.
 */
final class StarSchema {
  static final List<String> TABLES = List.of("customer", "supplier", "part", "date", "lineorder");

  private final Connection connection;
  private final String source;
  private final Consumer<String> listener;

  StarSchema(Connection connection, String source, Consumer<String> listener) {
    this.connection = connection;
    this.source = source;
    this.listener = listener;
  }

  void make() throws SQLException {
    for (String table : TABLES) {
      String text = Resources.text("star-schema/" + table + ".sql").replace("{source}", source);
      DataMaker.execute(connection, "drop table if exists `" + table + "`");
      DataMaker.execute(connection, "create table `" + table + "` as " + text);
      listener.accept("  " + table);
    }
  }
}
