// SPDX-License-Identifier: Apache-2.0
package io.tarn.sqltests.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tarn.sqltests.SharedServer;
import io.tarn.testkit.TarnProcess;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.apache.calcite.avatica.remote.Driver;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The least, the greatest, the empty and the missing value of every type, at every door. */
@ExtendWith(SharedServer.class)
class EveryTypeTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<TypeCase> PLAIN = TypeCase.PLAIN;
  private static final List<TypeCase> OTHERS = TypeCase.OTHERS;

  private final TarnProcess server;

  EveryTypeTest(TarnProcess server) {
    this.server = server;
  }

  private static List<TypeCase> all() {
    List<TypeCase> all = new ArrayList<>(PLAIN);
    all.addAll(OTHERS);
    return all;
  }

  /** A row of the cases' values. */
  private static String query(List<TypeCase> cases, UnaryOperator<String> column) {
    return IntStream.range(0, cases.size())
        .mapToObj(i -> column.apply(cases.get(i).sql()) + " as c" + i)
        .collect(Collectors.joining(", ", "select ", ""));
  }

  private static String values(List<TypeCase> cases) {
    return query(cases, value -> value);
  }

  private static String nulls(List<TypeCase> cases) {
    return query(cases, value -> "case when 1 = 0 then " + value + " end");
  }

  private static String none(List<TypeCase> cases) {
    return "select * from (" + values(cases) + ") where 1 = 0";
  }

  private static List<String> expected(List<TypeCase> cases, Function<TypeCase, String> text) {
    return cases.stream().map(text).toList();
  }

  private static List<String> typeNames(ResultSet rows) throws SQLException {
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
      names.add(
          rows.getMetaData().getColumnTypeName(i)
              + " "
              + rows.getMetaData().getPrecision(i)
              + " "
              + rows.getMetaData().getScale(i)
              + " "
              + rows.getMetaData().getColumnClassName(i));
    }
    return names;
  }

  /** The one row as texts; null for null. */
  private static List<@Nullable String> row(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      assertThat(rows.next()).isTrue();
      List<@Nullable String> row = new ArrayList<>();
      for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
        // Twice: as whatever it is, which must not fail, and as text, where exponents differ.
        Object value = rows.getObject(i);
        String text = rows.getString(i);
        boolean decimal = value instanceof BigDecimal;
        row.add(decimal ? text(value) : text == null ? null : text.replace("E+", "E"));
      }
      assertThat(rows.next()).isFalse();
      return row;
    }
  }

  private static void assertEverywhereNull(Connection connection, List<TypeCase> cases)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(nulls(cases))) {
      assertThat(rows.next()).isTrue();
      for (int i = 1; i <= cases.size(); i++) {
        assertThat(rows.getObject(i)).as(cases.get(i - 1).sql()).isNull();
        assertThat(rows.wasNull()).isTrue();
        assertThat(rows.getString(i)).isNull();
      }
    }
  }

  /** No rows have the columns that rows have. */
  private static void assertDescribed(Connection connection, List<TypeCase> cases)
      throws SQLException {
    try (Statement first = connection.createStatement();
        ResultSet some = first.executeQuery(values(cases));
        Statement second = connection.createStatement();
        ResultSet none = second.executeQuery(none(cases))) {
      assertThat(typeNames(none)).isEqualTo(typeNames(some)).hasSize(cases.size());
      assertThat(none.next()).isFalse();
    }
  }

  private static void check(
      Connection connection, List<TypeCase> cases, Function<TypeCase, String> text)
      throws SQLException {
    assertThat(row(connection, values(cases))).isEqualTo(expected(cases, text));
    assertEverywhereNull(connection, cases);
    assertDescribed(connection, cases);
  }

  @Test
  void ourDriver() throws SQLException {
    try (Connection connection = server.connect()) {
      check(connection, all(), TypeCase::text);
    }
  }

  @Test
  void arrowsDriver() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", "admin");
    properties.setProperty("password", server.password());
    properties.setProperty("useEncryption", "false");
    String url = "jdbc:arrow-flight-sql://127.0.0.1:" + server.flightPort() + "/";
    try (Connection connection =
        Objects.requireNonNull(
            new org.apache.arrow.driver.jdbc.ArrowFlightJdbcDriver().connect(url, properties))) {
      assertThat(row(connection, values(PLAIN))).isEqualTo(expected(PLAIN, TypeCase::text));
      assertEverywhereNull(connection, PLAIN);
    }
  }

  @Test
  void avaticasDriver() throws SQLException {
    for (Driver.Serialization serialization : Driver.Serialization.values()) {
      try (Connection connection =
          AvaticaClient.connect(server, serialization, "admin", server.password())) {
        boolean json = serialization == Driver.Serialization.JSON;
        check(connection, json ? finite() : PLAIN, TypeCase::text);
        assertEverywhereNull(connection, OTHERS);
        assertDescribed(connection, OTHERS);
      }
    }
  }

  /** Avatica's driver cannot read what is no number from JSON. */
  private static List<TypeCase> finite() {
    return PLAIN.stream().filter(one -> !one.text().matches("NaN|-Infinity")).toList();
  }

  private JsonNode rest(String sql, String more) throws Exception {
    String login = "admin:" + server.password();
    String body =
        JSON.writeValueAsString(Map.of("statement", sql, "wait_timeout", "50s"))
            .replaceFirst("\\{", "{" + more);
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + server.httpPort() + "/api/2.0/sql/statements"))
            .header(
                "Authorization",
                "Basic "
                    + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)))
            .POST(BodyPublishers.ofString(body))
            .build();
    return JSON.readTree(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body());
  }

  @Test
  void jsonOverHttp() throws Exception {
    JsonNode answer = rest(values(all()), "");
    List<String> row = new ArrayList<>();
    answer.at("/result/data_array/0").forEach(value -> row.add(value.textValue()));
    assertThat(row).as(answer.toString()).isEqualTo(expected(all(), TypeCase::json));
    rest(nulls(all()), "")
        .at("/result/data_array/0")
        .forEach(value -> assertThat(value.isNull()).isTrue());
    JsonNode none = rest(none(all()), "");
    assertThat(none.at("/manifest/schema")).isEqualTo(answer.at("/manifest/schema"));
    assertThat(none.at("/manifest/total_row_count").asInt()).isZero();
  }

  @Test
  void arrowOverHttp() throws Exception {
    String arrow = "\"disposition\": \"EXTERNAL_LINKS\", \"format\": \"ARROW_STREAM\", ";
    for (String sql : List.of(values(PLAIN), nulls(PLAIN), none(PLAIN))) {
      JsonNode answer = rest(sql, arrow);
      String link = answer.at("/result/external_links/0/external_link").asText();
      try (RootAllocator memory = new RootAllocator();
          InputStream bytes = URI.create(link).toURL().openStream();
          ArrowStreamReader reader = new ArrowStreamReader(bytes, memory)) {
        List<String> row = new ArrayList<>();
        if (reader.loadNextBatch()) {
          reader
              .getVectorSchemaRoot()
              .getFieldVectors()
              .forEach(vector -> row.add(text(vector.getObject(0))));
        }
        assertThat(reader.getVectorSchemaRoot().getSchema().getFields()).hasSize(PLAIN.size());
        if (sql.equals(values(PLAIN))) {
          List<String> expected = expected(PLAIN, TypeCase::text);
          // Arrow's own reading of a day is a number.
          assertThat(row.subList(0, row.size() - 1)).isEqualTo(expected.subList(0, row.size() - 1));
        } else {
          assertThat(row).allMatch("null"::equals);
        }
      }
    }
  }

  private static String text(@Nullable Object value) {
    return value instanceof BigDecimal decimal ? decimal.toPlainString() : String.valueOf(value);
  }
}
