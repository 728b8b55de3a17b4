// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.api.QueryState;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.arrow.driver.jdbc.ArrowFlightJdbcDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Arrow's own JDBC driver, unchanged, against the door. */
@Timeout(120)
class StockDriverTest {
  private final Doors doors = Doors.open();

  @AfterEach
  void close() {
    doors.close();
  }

  private Connection connect() throws SQLException {
    return connect(Doors.USER, Doors.PASSWORD);
  }

  private Connection connect(String user, String password) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("useEncryption", "false");
    Connection connection =
        new ArrowFlightJdbcDriver()
            .connect("jdbc:arrow-flight-sql://127.0.0.1:" + doors.flight.port(), properties);
    assertThat(connection).isNotNull();
    return connection;
  }

  private static List<String> column(ResultSet rows, String name) throws SQLException {
    List<String> values = new ArrayList<>();
    try (rows) {
      while (rows.next()) {
        values.add(rows.getString(name));
      }
    }
    return values;
  }

  @Test
  void readsRowsAndTheirMetadata() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("numbers 3 100")) {
      ResultSetMetaData metadata = rows.getMetaData();
      assertThat(metadata.getColumnCount()).isEqualTo(2);
      assertThat(metadata.getColumnLabel(1)).isEqualTo("n");
      assertThat(metadata.getColumnTypeName(1)).isEqualTo("BIGINT");
      assertThat(metadata.getPrecision(1)).isEqualTo(19);
      int count = 0;
      while (rows.next()) {
        assertThat(rows.getLong(1)).isEqualTo(count);
        count++;
      }
      assertThat(count).isEqualTo(300);
    }
  }

  @Test
  void updatesGiveTheirCounts() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate("insert something")).isEqualTo(1);
      assertThat(statement.execute("numbers 1 1")).isTrue();
    }
  }

  @Test
  void parametersAreBound() throws SQLException {
    try (Connection connection = connect();
        PreparedStatement statement = connection.prepareStatement("echo ? ?")) {
      assertThat(statement.getParameterMetaData().getParameterCount()).isEqualTo(2);
      statement.setString(1, "one");
      statement.setNull(2, java.sql.Types.VARCHAR);
      try (ResultSet rows = statement.executeQuery()) {
        assertThat(column(rows, "text")).containsExactly("String one", "null");
      }
    }
  }

  @Test
  void wrongPasswordsAreFoundOutAtConnect() {
    assertThatThrownBy(() -> connect(Doors.USER, "wrong"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("AUTHENTICATION_FAILED");
  }

  @Test
  void errorsAreSqlExceptionsWithOurText() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.executeQuery("wrong"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("did you mean 'name'?");
    }
  }

  @Test
  void hundredsOfForgottenStatementsDoNoHarm() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (int i = 0; i < 3 * doors.config.limits().preparedStatements(); i++) {
        try (ResultSet rows = statement.executeQuery("numbers 1 1")) {
          assertThat(rows.next()).isTrue();
        }
      }
      assertThat(doors.queries.submitted.values())
          .allMatch(q -> q.info().state() != QueryState.FAILED);
    }
  }

  @Test
  void listsCatalogsSchemasTablesAndColumns() throws SQLException {
    try (Connection connection = connect()) {
      DatabaseMetaData metadata = connection.getMetaData();
      assertThat(column(metadata.getCatalogs(), "TABLE_CAT"))
          .containsExactly("main", "shop", "system");
      assertThat(column(metadata.getSchemas("shop", "%"), "TABLE_SCHEM")).containsExactly("sales");
      assertThat(column(metadata.getTables("shop", null, "%", null), "TABLE_NAME"))
          .containsExactly("customers", "order_items", "orderXitems", "totals");
      assertThat(column(metadata.getTables(null, null, "%", new String[] {"VIEW"}), "TABLE_NAME"))
          .containsExactly("totals");
      assertThat(column(metadata.getTableTypes(), "TABLE_TYPE"))
          .containsExactly("SYSTEM TABLE", "TABLE", "VIEW");
      ResultSet columns = metadata.getColumns("shop", "sales", "customers", "%");
      assertThat(column(columns, "COLUMN_NAME"))
          .containsExactly("id", "name", "balance", "since", "tags");
      assertThat(column(metadata.getColumns("main", "default", "broken", "%"), "COLUMN_NAME"))
          .isEmpty();
    }
  }

  @Test
  void listsKeys() throws SQLException {
    try (Connection connection = connect()) {
      DatabaseMetaData metadata = connection.getMetaData();
      assertThat(column(metadata.getPrimaryKeys("shop", "sales", "order_items"), "COLUMN_NAME"))
          .containsExactly("id", "line");
      assertThat(column(metadata.getImportedKeys("shop", "sales", "order_items"), "PKTABLE_NAME"))
          .containsExactly("customers");
      assertThat(column(metadata.getExportedKeys("shop", "sales", "customers"), "FKTABLE_NAME"))
          .containsExactly("order_items");
    }
  }

  /** Every method without parameters answers: a missing SqlInfo would be a NullPointerException. */
  @Test
  void everyQuestionAboutTheServerHasAnAnswer() throws Exception {
    try (Connection connection = connect()) {
      DatabaseMetaData metadata = connection.getMetaData();
      List<String> failures = new ArrayList<>();
      for (Method method : DatabaseMetaData.class.getMethods()) {
        if (method.getParameterCount() == 0) {
          ask(metadata, method, failures);
        }
      }
      assertThat(failures).isEmpty();
      assertThat(metadata.getDatabaseProductName()).isEqualTo("Tarn");
      assertThat(metadata.getDatabaseProductVersion()).isEqualTo("0.1.0-TEST");
      assertThat(metadata.getIdentifierQuoteString()).isEqualTo("`");
      assertThat(metadata.supportsTransactions()).isFalse();
      assertThat(metadata.getSQLKeywords()).contains("QUALIFY");
      assertThat(metadata.supportsConvert()).isTrue();
    }
  }

  private static void ask(DatabaseMetaData metadata, Method method, List<String> failures)
      throws IllegalAccessException {
    try {
      if (method.invoke(metadata) instanceof ResultSet rows) {
        rows.close();
      }
    } catch (InvocationTargetException e) {
      failures.add(method.getName() + ": " + e.getCause());
    } catch (SQLException e) {
      failures.add(method.getName() + ": " + e);
    }
  }
}
