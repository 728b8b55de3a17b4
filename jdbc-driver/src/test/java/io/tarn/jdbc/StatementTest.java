// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StatementTest {
  private static ScriptedServer server;
  private Connection connection;
  private Statement statement;

  @BeforeAll
  static void start() throws Exception {
    server = new ScriptedServer();
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @BeforeEach
  void open() throws Exception {
    connection = server.connect();
    statement = connection.createStatement();
  }

  @AfterEach
  void close() throws Exception {
    connection.close();
    assertThat(server.producer().openPrepared()).isZero();
  }

  @Test
  void streamsRowsOverBatches() throws Exception {
    try (ResultSet rows = statement.executeQuery("select range 12345")) {
      long sum = 0;
      int count = 0;
      while (rows.next()) {
        sum += rows.getLong("ID");
        count++;
      }
      assertThat(count).isEqualTo(12345);
      assertThat(sum).isEqualTo(12344L * 12345 / 2);
      assertThat(rows.isAfterLast()).isTrue();
      assertThat(rows.next()).isFalse();
    }
  }

  @Test
  void knowsAnEmptyResultsColumns() throws Exception {
    try (ResultSet rows = statement.executeQuery("select range 0")) {
      assertThat(rows.getMetaData().getColumnCount()).isEqualTo(1);
      assertThat(rows.next()).isFalse();
      assertThat(rows.isAfterLast()).isFalse();
    }
  }

  @Test
  void executeTellsQueriesFromUpdates() throws Exception {
    assertThat(statement.execute("select range 3")).isTrue();
    assertThat(statement.getUpdateCount()).isEqualTo(-1);
    ResultSet rows = statement.getResultSet();
    assertThat(rows.next()).isTrue();
    assertThat(statement.execute("update 42 rows")).isFalse();
    assertThat(rows.isClosed()).isTrue();
    assertThat(statement.getLargeUpdateCount()).isEqualTo(42);
    assertThat(statement.getResultSet()).isNull();
    assertThat(statement.getMoreResults()).isFalse();
    assertThat(statement.getUpdateCount()).isEqualTo(-1);
  }

  @Test
  void freesTheServerWhenAStatementIsReused() throws Exception {
    for (int i = 0; i < 20; i++) {
      statement.execute("select range 5000");
      statement.getResultSet().next();
    }
    assertThat(server.producer().openPrepared()).isEqualTo(1);
    statement.close();
    assertThat(server.producer().openPrepared()).isZero();
  }

  @Test
  void countsUpdates() throws Exception {
    assertThat(statement.executeUpdate("update 7 rows")).isEqualTo(7);
    assertThat(statement.executeLargeUpdate("update 5000000000 rows")).isEqualTo(5_000_000_000L);
    assertThat(statement.executeUpdate("create table t")).isZero();
  }

  @Test
  void reportsErrorsWithStateCodeAndPosition() {
    for (String sql : new String[] {"select fail at once", "select fail at first 1"}) {
      assertThatThrownBy(() -> statement.executeQuery(sql))
          .isInstanceOf(SQLSyntaxErrorException.class)
          .hasMessage(
              "[TABLE_OR_VIEW_NOT_FOUND] There is no table nothing; did you mean nation?"
                  + " (line 1, column 15)")
          .extracting(e -> ((SQLException) e).getSQLState())
          .isEqualTo("42P01");
    }
    assertThatThrownBy(() -> statement.executeUpdate("update fail at once"))
        .isInstanceOf(SQLSyntaxErrorException.class);
    assertThatThrownBy(() -> statement.execute("select fail at prepare"))
        .isInstanceOf(SQLSyntaxErrorException.class);
    assertThatThrownBy(() -> statement.execute("select fail at once"))
        .isInstanceOf(SQLSyntaxErrorException.class);
  }

  @Test
  void reportsFailuresInTheMiddleOfTheRows() throws Exception {
    ResultSet rows = statement.executeQuery("select fail later 2000");
    assertThatThrownBy(
            () -> {
              while (rows.next()) {
                rows.getLong(1);
              }
            })
        .isInstanceOf(SQLSyntaxErrorException.class)
        .hasMessageContaining("TABLE_OR_VIEW_NOT_FOUND");
    assertThat(statement.executeUpdate("update 1 row")).isEqualTo(1);
  }

  @Test
  void stopsAtMaxRows() throws Exception {
    statement.setMaxRows(1500);
    try (ResultSet rows = statement.executeQuery("select range 1000000")) {
      int count = 0;
      while (rows.next()) {
        count++;
      }
      assertThat(count).isEqualTo(1500);
    }
  }

  @Test
  void passesOnWarningsAndTheQueryId() throws Exception {
    statement.executeQuery("select range 1");
    SQLWarning first = statement.getWarnings();
    assertThat(first.getMessage()).isEqualTo("a partial answer");
    assertThat(first.getNextWarning().getMessage()).isEqualTo("[CACHED] from the cache");
    assertThat(connection.unwrap(TarnConnection.class).lastQueryId()).contains("q-1");
    assertThat(connection.unwrap(TarnConnection.class).lastLane()).contains("spark");
    statement.executeUpdate("update 2");
    assertThat(connection.unwrap(TarnConnection.class).lastLane()).isEmpty();
    statement.clearWarnings();
    assertThat((Throwable) statement.getWarnings()).isNull();
  }

  @Test
  void runsBatchesAndSaysWhereOneFailed() throws Exception {
    statement.addBatch("update 1 row");
    statement.addBatch("update 2 rows");
    assertThat(statement.executeBatch()).containsExactly(1, 2);
    assertThat(statement.executeBatch()).isEmpty();
    statement.addBatch("update 1 row");
    statement.addBatch("update fail at once");
    statement.addBatch("update 3 rows");
    assertThatThrownBy(statement::executeBatch)
        .isInstanceOfSatisfying(
            BatchUpdateException.class,
            e -> {
              assertThat(e.getLargeUpdateCounts()).containsExactly(1);
              assertThat(e.getSQLState()).isEqualTo("42P01");
              assertThat((Throwable) e).hasMessageContaining("Statement 2 of the batch failed");
            });
  }

  @Test
  void closesOnCompletion() throws Exception {
    statement.closeOnCompletion();
    statement.executeQuery("select range 1").close();
    assertThat(statement.isClosed()).isTrue();
  }

  @Test
  void servesManyThreadsOnOneConnection() throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(4);
    try {
      var runs =
          java.util.stream.IntStream.range(0, 40)
              .mapToObj(i -> executor.submit(() -> countRows(1000 + i)))
              .toList();
      for (int i = 0; i < runs.size(); i++) {
        assertThat(runs.get(i).get()).isEqualTo(1000 + i);
      }
    } finally {
      executor.shutdownNow();
    }
  }

  private int countRows(int rows) throws SQLException {
    try (Statement own = connection.createStatement();
        ResultSet result = own.executeQuery("select range " + rows)) {
      int count = 0;
      while (result.next()) {
        count++;
      }
      return count;
    }
  }

  @Test
  void translatesEscapesUnlessToldNot() throws Exception {
    try (ResultSet rows = statement.executeQuery("select echo {d '2024-01-31'} '{d x}'")) {
      rows.next();
      assertThat(rows.getString(1)).isEqualTo("select echo DATE '2024-01-31' '{d x}'");
    }
    statement.setEscapeProcessing(false);
    try (ResultSet rows = statement.executeQuery("select echo {d '2024-01-31'}")) {
      rows.next();
      assertThat(rows.getString(1)).isEqualTo("select echo {d '2024-01-31'}");
    }
  }
}
