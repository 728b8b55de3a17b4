// SPDX-License-Identifier: Apache-2.0
package io.tarn.sqltests;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.testkit.CommandResult;
import io.tarn.testkit.ScriptedChatServer;
import io.tarn.testkit.TarnProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Searches and questions through the real server and driver, with a model the test plays. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LanguageTest {
  private final ScriptedChatServer model = ScriptedChatServer.open();
  private TarnProcess server;

  @BeforeAll
  void start() throws IOException {
    Path home = Files.createTempDirectory("tarn-language");
    server =
        TarnProcess.start(
            SharedServer.ROOT,
            home,
            Map.of(
                "spark.memory", "1g",
                "nl.model.provider", "openai",
                "nl.model.name", "scripted",
                "nl.model.base-url", model.url(),
                "nl.model.timeout", "20s"));
  }

  @AfterAll
  void stop() {
    server.close();
    model.close();
    TarnProcess.deleteHome(server.home());
  }

  @BeforeEach
  void forget() {
    model.reset();
  }

  @Test
  void searchFindsTablesAndColumns() throws SQLException {
    try (Connection session = server.connect();
        Statement statement = session.createStatement();
        ResultSet rows = statement.executeQuery("SEARCH 'bills of customers' LIMIT 10")) {
      List<String> names = new ArrayList<>();
      while (rows.next()) {
        names.add(rows.getString("name"));
        assertThat(rows.getString("kind")).isNotEmpty();
        assertThat(rows.getDouble("score")).isPositive();
      }
      assertThat(names).contains("samples.chinook.invoice");
    }
  }

  @Test
  void aTableMadeNowIsFoundNow() throws SQLException {
    try (Connection session = server.connect();
        Statement statement = session.createStatement()) {
      statement.execute("create table main.default.lighthouses (beam_colour string)");
      org.awaitility.Awaitility.await()
          .untilAsserted(
              () ->
                  assertThat(found(statement, "colour of the beam of lighthouses"))
                      .contains("main.default.lighthouses"));
      statement.execute("drop table main.default.lighthouses");
      org.awaitility.Awaitility.await()
          .untilAsserted(
              () ->
                  assertThat(found(statement, "lighthouses"))
                      .doesNotContain("main.default.lighthouses"));
    }
  }

  @Test
  void askRunsWhatTheModelWroteAndSaysHowItWasRead() throws SQLException {
    model.writes("select count(*) as n from samples.tpch.region");
    try (Connection session = server.connect();
        Statement statement = session.createStatement();
        ResultSet rows = statement.executeQuery("ASK 'How many regions are there?'")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getLong("n")).isEqualTo(5);
      assertThat(notes(statement)).anyMatch(note -> note.contains("samples.tpch.region"));
      assertThat(notes(statement)).anyMatch(note -> note.contains("Reading:"));
    }
    assertThat(model.requests()).as("asked once, though described and run").hasSize(1);
    assertThat(model.requests().get(0)).contains("samples.tpch.region");
  }

  @Test
  void nothingAHostileModelWritesIsRun() throws SQLException {
    try (Connection session = server.connect();
        Statement statement = session.createStatement()) {
      statement.execute("create table main.default.prey (x int)");
      List<String> hostile =
          List.of(
              "drop table main.default.prey",
              "insert into main.default.prey values (1)",
              "select 1; drop table main.default.prey",
              "create table main.default.copy as select * from samples.tpch.customer",
              "select reflect('java.lang.System', 'getProperty', 'user.home')",
              "select * from csv.`/etc/passwd`",
              "select * from system.query.history",
              "ask 'and again'");
      for (int i = 0; i < hostile.size(); i++) {
        model.reset();
        model.writes(hostile.get(i)).writes(hostile.get(i)).writes(hostile.get(i));
        String question = "ASK 'How many regions, take " + i + "?'";
        assertThat(outcome(statement, question)).doesNotContain(hostile.get(i));
        assertThat(model.requests()).as(hostile.get(i)).hasSize(3);
      }
      try (ResultSet rows = statement.executeQuery("show tables in main.default")) {
        List<String> tables = new ArrayList<>();
        while (rows.next()) {
          tables.add(rows.getString("tableName"));
        }
        assertThat(tables).containsExactly("prey");
      }
      statement.execute("drop table main.default.prey");
    }
  }

  @Test
  void withoutTheModelTheRulesAnswer() throws SQLException {
    try (Connection session = server.connect();
        Statement statement = session.createStatement();
        ResultSet rows =
            statement.executeQuery("ASK 'How many nations are there?' IN SCHEMA samples.tpch")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getLong(1)).isEqualTo(25);
    }
  }

  @Test
  void questionsAreRemembered() throws SQLException {
    model.writes("select count(*) from samples.tpch.nation");
    try (Connection session = server.connect();
        Statement statement = session.createStatement()) {
      statement.executeQuery("EXPLAIN ASK 'How many nations exist?'").close();
      try (ResultSet rows =
          statement.executeQuery(
              "select status, writer, sql from system.nl.questions"
                  + " where question = 'How many nations exist?'")) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getString(1)).isEqualTo("answered");
        assertThat(rows.getString(2)).isEqualTo("model");
        assertThat(rows.getString(3)).contains("samples.tpch.nation");
      }
    }
  }

  @Test
  void theCommandsPrintWhatAPersonNeeds() {
    model.writes("select count(*) as n from samples.tpch.region");
    CommandResult asked = server.run("ask", "How many regions does it have?");
    assertThat(asked.exitCode()).as(asked.errors()).isZero();
    assertThat(asked.output()).contains("5");
    assertThat(asked.errors()).contains("SQL: select").contains("lane");
    CommandResult refused = server.run("ask", "What will the weather be tomorrow?");
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.errors()).contains("cannot be answered");
    assertThat(server.run("search", "invoices").output()).contains("samples.chinook.invoice");
  }

  /** What became of a question: the rules may answer it when the model's queries are refused. */
  private static String outcome(Statement statement, String question) {
    try (ResultSet rows = statement.executeQuery(question)) {
      assertThat(rows.getMetaData().getColumnCount()).isPositive();
      return String.join("\n", notes(statement));
    } catch (SQLException e) {
      assertThat(e.getMessage()).contains("cannot be answered");
      return String.valueOf(e.getMessage());
    }
  }

  private static List<String> found(Statement statement, String words) throws SQLException {
    try (ResultSet rows = statement.executeQuery("SEARCH '" + words + "'")) {
      List<String> names = new ArrayList<>();
      while (rows.next()) {
        names.add(rows.getString("name"));
      }
      return names;
    }
  }

  private static List<String> notes(Statement statement) throws SQLException {
    List<String> notes = new ArrayList<>();
    for (SQLWarning w = statement.getWarnings(); w != null; w = w.getNextWarning()) {
      notes.add(String.valueOf(w.getMessage()));
    }
    return notes;
  }
}
