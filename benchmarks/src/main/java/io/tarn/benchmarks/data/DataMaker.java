// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.data;

import io.tarn.api.ArrowBatches;
import io.tarn.benchmarks.workload.DataSet;
import io.tarn.jdbc.ArrowBatchSource;
import io.tarn.jdbc.IngestMode;
import io.tarn.jdbc.TarnConnection;
import io.tarn.samples.SampleTable;
import io.tarn.samples.TpchTables;
import io.tarn.testkit.TarnProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;

/**
 * Makes data sets: rows from the generators, sent to a server that writes them as Delta tables,
 * whose Parquet files all engines read.
 */
public final class DataMaker {
  private static final String CATALOG = "main";

  private final Path root;
  private final DataHome home;
  private final Consumer<String> listener;

  /**
   * @param root directory of the {@code tarn} script
   * @param listener hears what is being made
   */
  public DataMaker(Path root, DataHome home, Consumer<String> listener) {
    this.root = root;
    this.home = home;
    this.listener = listener;
  }

  /** Makes what is missing of these sets; starts a server only if something is. */
  public void make(List<DataSet> sets) throws IOException, SQLException {
    for (DataSet set : sets) {
      if (home.find(set).isPresent()) {
        continue;
      }
      listener.accept("making " + set);
      try (TarnProcess server = TarnProcess.start(root, home.serverHome(), DataHome.settings());
          Connection connection = server.connect()) {
        make(set, connection);
      }
    }
  }

  private void make(DataSet set, Connection connection) throws IOException, SQLException {
    execute(connection, "create schema if not exists main." + set.schema());
    execute(connection, "use main." + set.schema());
    Map<String, String> locations = new TreeMap<>();
    if (set.generator().equals("ssb")) {
      new StarSchema(connection, source(set, connection), listener).make();
      for (String table : StarSchema.TABLES) {
        locations.put(table, location(connection, table));
      }
    } else {
      for (SampleTable table : tables(set)) {
        String name = table.definition().name().table();
        long rows = send(connection, set.schema(), table);
        listener.accept("  " + name + ": " + rows + " rows");
        locations.put(name, location(connection, name));
      }
    }
    home.remember(set, new TableLocations(set.schema(), locations));
  }

  /** The star schema is TPC-H's rows in other columns. */
  private String source(DataSet set, Connection connection) throws IOException, SQLException {
    DataSet tpch = new DataSet("tpch", set.scale());
    if (home.find(tpch).isEmpty()) {
      make(tpch, connection);
      execute(connection, "use main." + set.schema());
    }
    return "main." + tpch.schema();
  }

  private static List<SampleTable> tables(DataSet set) {
    return switch (set.generator()) {
      case "tpch" -> new TpchTables(CATALOG, set.schema(), set.scale()).all();
      case "tpcds" -> new TpcdsTables(CATALOG, set.schema(), set.scale()).all();
      default ->
          throw new IllegalArgumentException(
              "No generator is called '" + set.generator() + "'; take tpch, tpcds or ssb");
    };
  }

  /** Sends a table's rows, as any client can. */
  private static long send(Connection connection, String schema, SampleTable table)
      throws SQLException {
    try (BufferAllocator allocator = new RootAllocator();
        ArrowBatches rows = table.rows(allocator)) {
      String name = table.definition().name().table();
      return connection
          .unwrap(TarnConnection.class)
          .ingest(CATALOG, schema, name, IngestMode.REPLACE, new Batches(rows));
    }
  }

  /** A table's directory as the server tells it. */
  public static String location(Connection connection, String table) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("describe table extended `" + table + "`")) {
      Optional<String> found = Optional.empty();
      while (rows.next()) {
        if (rows.getString(1).equals("Location")) {
          found = Optional.of(rows.getString(2).replaceFirst("^file:/*", "/"));
        }
      }
      return found.orElseThrow(() -> new SQLException("no location of " + table));
    }
  }

  static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  /** Rows for the driver. */
  public record Batches(ArrowBatches rows) implements ArrowBatchSource {
    @Override
    public VectorSchemaRoot root() {
      return rows.root();
    }

    @Override
    public boolean next() {
      return rows.next();
    }
  }
}
