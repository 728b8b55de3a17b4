// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.data;

import io.tarn.testkit.TarnProcess;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A schema with many empty tables of many columns. */
public final class ManyTables {
  /** The schema they are in. */
  public static final String SCHEMA = "many";

  private static final int WRITERS = 4;

  private final TarnProcess server;
  private final int count;
  private final String columns;

  public ManyTables(TarnProcess server, int count, int columns) {
    this.server = server;
    this.count = count;
    this.columns =
        IntStream.range(0, columns)
            .mapToObj(i -> "column_" + i + (i % 3 == 0 ? " bigint" : " string"))
            .collect(Collectors.joining(", ", "(", ")"));
  }

  /** The name of a table. */
  public static String name(int number) {
    return String.format(Locale.ROOT, "table_%06d", number);
  }

  /** Creates those that are not there. */
  public void makeMissing() throws SQLException, InterruptedException, ExecutionException {
    int there;
    try (Connection connection = server.connect()) {
      DataMaker.execute(connection, "create schema if not exists main." + SCHEMA);
      there = countTables(connection);
    }
    if (there == count) {
      return;
    }
    ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int writer = 0; writer < WRITERS; writer++) {
        int first = writer;
        running.add(
            threads.submit(
                () -> {
                  make(first);
                  return null;
                }));
      }
      for (Future<?> one : running) {
        one.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static int countTables(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("show tables in main." + SCHEMA)) {
      int found = 0;
      while (rows.next()) {
        found++;
      }
      return found;
    }
  }

  private void make(int first) throws SQLException {
    try (Connection connection = server.connect()) {
      for (int number = first; number < count; number += WRITERS) {
        DataMaker.execute(
            connection,
            "create table if not exists main." + SCHEMA + "." + name(number) + " " + columns);
      }
    }
  }
}
