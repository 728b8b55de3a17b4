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
      ForeignSettings settings = new ForeignSettings(file);
      RefusedSetup refused = new RefusedSetup();
      for (GoldenFile.Case each : file.cases()) {
        settings.note(each.sql());
        if (!each.isQuery()) {
          prepare(statement, each, refused);
        } else if (settings.any()) {
          verdicts.add(Verdict.of(Verdict.Kind.OTHER_SETTINGS, each, settings.toString()));
        } else {
          verdicts.add(refused.excuse(verdict(statement, each)));
        }
      }
      verdicts.addAll(refused.verdicts());
      statement.execute("use main.default");
      statement.execute("drop schema main." + schema + " cascade");
      return verdicts;
    }
  }

  /** What comes before the queries. Our views are not temporary, our tables are all Delta's. */
  private static void prepare(Statement statement, GoldenFile.Case setup, RefusedSetup refusals) {
    String sql =
        setup
            .sql()
            .replaceAll("(?i)\\b(local |global )?temp(orary)?\\s+(view|function)\\b", "$3")
            .replaceAll("(?i)\\busing\\s+(parquet|orc|json|csv)\\b", "");
    try {
      statement.execute(sql);
    } catch (SQLException error) {
      if (!setup.fails()) {
        refusals.add(setup.sql(), String.valueOf(error.getMessage()));
      }
    }
  }

  private static Verdict verdict(Statement statement, GoldenFile.Case query) {
    List<String> lines;
    SuiteSchema schema;
    try (ResultSet rows = statement.executeQuery(query.sql())) {
      schema = new SuiteSchema(rows.getMetaData());
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
    boolean sameTypes = schema.matches(query.schema()) || schema.hasTypes(query.schema());
    if (!sameTypes || !Answers.same(query.output(), lines)) {
      String expected = query.schema() + "\n" + query.output();
      return Verdict.of(
          Verdict.Kind.WRONG,
          query,
          "expected\n" + expected + "\nbut got\n" + schema + "\n" + String.join("\n", lines));
    }
    return schema.matches(query.schema())
        ? Verdict.of(Verdict.Kind.PASSED, query, "")
        : Verdict.of(
            Verdict.Kind.OTHER_NAMES, query, "expected " + query.schema() + " but got " + schema);
  }

  private static Verdict failed(GoldenFile.Case query, String message) {
    Matcher matcher = CONDITION.matcher(message);
    String condition = matcher.find() ? matcher.group(1) : "";
    boolean same = query.fails() && condition.equals(query.condition());
    if (!same && (condition.isEmpty() || condition.equals("INTERNAL_ERROR"))) {
      return Verdict.of(Verdict.Kind.UNCODED, query, message);
    }
    if (!query.fails()) {
      return Verdict.of(Verdict.Kind.REFUSED, query, message);
    }
    return same
        ? Verdict.of(Verdict.Kind.PASSED, query, "")
        : Verdict.of(
            Verdict.Kind.OTHER_ERROR, query, "Spark: " + query.condition() + ", here: " + message);
  }
}
