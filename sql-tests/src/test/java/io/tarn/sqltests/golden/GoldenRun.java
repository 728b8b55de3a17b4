// SPDX-License-Identifier: Apache-2.0
package io.tarn.sqltests.golden;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs the statements of one file in a schema of its own. */
final class GoldenRun {
  private static final Pattern CONDITION = Pattern.compile("^\\[([A-Z0-9_]+)[A-Z0-9_.]*]");
  private static final int TIMEOUT_SECONDS = 120;

  private final Connection connection;
  private final SuiteTables tables;

  GoldenRun(Connection connection, SuiteTables tables) {
    this.connection = connection;
    this.tables = tables;
  }

  /** The verdicts on a file's queries. */
  List<Verdict> run(GoldenFile file) throws SQLException {
    String schema = "golden_" + file.name().replaceAll("\\W", "_").toLowerCase(Locale.ROOT);
    try (Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(TIMEOUT_SECONDS);
      statement.execute("drop schema if exists main." + schema + " cascade");
      statement.execute("create schema main." + schema);
      statement.execute("use main." + schema);
      statement.execute("set time zone 'America/Los_Angeles'");
      tables.show(statement, file);
      List<Verdict> verdicts = new ArrayList<>();
      boolean foreign = file.hasForeignSettings();
      for (GoldenFile.Case each : file.cases()) {
        foreign = foreign(each.sql(), foreign);
        if (!each.isQuery()) {
          prepare(statement, each);
        } else if (foreign) {
          verdicts.add(Verdict.of(Verdict.Kind.OTHER_SETTINGS, each, "settings"));
        } else {
          verdicts.add(verdict(statement, each));
        }
      }
      statement.execute("use main.default");
      statement.execute("drop schema main." + schema + " cascade");
      return verdicts;
    }
  }

  /** Statements may change a setting for those that follow. */
  private static boolean foreign(String sql, boolean before) {
    String text = sql.strip().toLowerCase(Locale.ROOT).replace(" ", "");
    if (text.matches("setspark\\.sql\\.(ansi\\.enabled|storeassignmentpolicy)=(false|legacy).*")
        || text.matches(
            "setspark\\.sql\\.(legacy|timestamptype)[a-z.]*=(true|timestamp_ntz|legacy).*")) {
      return true;
    }
    return !text.matches(
            "setspark\\.sql\\.(ansi\\.enabled=true|legacy[a-z.]*=(false|exception|corrected)).*")
        && before;
  }

  /** What comes before the queries. Our views are not temporary, our tables are all Delta's. */
  private static void prepare(Statement statement, GoldenFile.Case setup) {
    String sql =
        setup
            .sql()
            .replaceAll("(?i)\\b(local |global )?temp(orary)?\\s+view\\b", "VIEW")
            .replaceAll("(?i)\\busing\\s+(parquet|orc|json|csv)\\b", "");
    try {
      statement.execute(sql);
    } catch (SQLException refused) {
      // The queries that need it will say so.
    }
  }

  private static Verdict verdict(Statement statement, GoldenFile.Case query) {
    List<String> lines;
    try (ResultSet rows = statement.executeQuery(query.sql())) {
      lines = Answers.lines(rows);
    } catch (SQLException error) {
      return failed(query, String.valueOf(error.getMessage()));
    } catch (RuntimeException defect) {
      return Verdict.of(Verdict.Kind.UNCODED, query, defect.toString());
    }
    if (query.fails()) {
      return Verdict.of(
          Verdict.Kind.WRONG, query, "rows where Spark says " + query.condition() + ": " + lines);
    }
    return Answers.same(query.output(), lines)
        ? Verdict.of(Verdict.Kind.PASSED, query, "")
        : Verdict.of(
            Verdict.Kind.WRONG,
            query,
            "expected\n" + query.output() + "\nbut got\n" + String.join("\n", lines));
  }

  private static Verdict failed(GoldenFile.Case query, String message) {
    Matcher matcher = CONDITION.matcher(message);
    String condition = matcher.find() ? matcher.group(1) : "";
    if (condition.isEmpty() || condition.equals("INTERNAL_ERROR")) {
      return Verdict.of(Verdict.Kind.UNCODED, query, message);
    }
    if (!query.fails()) {
      return Verdict.of(Verdict.Kind.REFUSED, query, message);
    }
    return condition.equals(query.condition())
        ? Verdict.of(Verdict.Kind.PASSED, query, "")
        : Verdict.of(
            Verdict.Kind.OTHER_ERROR, query, "Spark: " + query.condition() + ", here: " + message);
  }
}
