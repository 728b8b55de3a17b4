// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tarn.api.Lane;
import io.tarn.api.ParameterRow;
import io.tarn.api.PlannedStatement;
import io.tarn.api.PlanningContext;
import io.tarn.api.SessionSettings;
import io.tarn.api.StatementDescription;
import io.tarn.api.SystemTableSource;
import io.tarn.api.WarehouseException;
import io.tarn.testkit.OpenAccess;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.arrow.vector.types.pojo.Field;
import org.jspecify.annotations.Nullable;

/** A planner over a catalog made by hand, with short ways to ask it. */
final class Planning {
  /** A table with a column of each type. */
  static final String EVERY_TYPE =
      "main.default.t:a int,b string,d decimal(10,2),ts timestamp,dt date,arr array<int>,"
          + "m map<string,int>,s struct<x int,y string>,bi bigint,f float,dbl double,"
          + "n timestamp_ntz,bin binary,bo boolean,ti tinyint,si smallint";

  final FakeCatalog catalog;
  final OpenAccess access = new OpenAccess();
  private final CalcitePlanner planner;
  private final PlanningContext context;

  Planning(FakeCatalog catalog) {
    this(catalog, PlannerConfig.defaults(), SessionSettings.defaults(), List.of());
  }

  Planning(
      FakeCatalog catalog,
      PlannerConfig config,
      SessionSettings settings,
      List<SystemTableSource> systemTables) {
    this.catalog = catalog;
    this.planner = new CalcitePlanner(config, catalog, catalog, systemTables, open(access));
    this.context = new PlanningContext("ann", settings);
  }

  static AccessServices open(OpenAccess access) {
    return new AccessServices(access, access);
  }

  static Planning everyType() {
    return new Planning(FakeCatalog.tpch().table(EVERY_TYPE));
  }

  CalcitePlanner planner() {
    return planner;
  }

  PlannedStatement plan(String sql, ParameterRow... rows) {
    return planner.plan(sql, List.of(rows), context);
  }

  PlannedStatement.Query query(String sql, ParameterRow... rows) {
    return (PlannedStatement.Query) plan(sql, rows);
  }

  PlannedStatement.Write write(String sql, ParameterRow... rows) {
    return (PlannedStatement.Write) plan(sql, rows);
  }

  List<List<@Nullable Object>> rows(String sql) {
    return plan(sql) instanceof PlannedStatement.Explanation explanation
        ? explanation.rows().apply(false)
        : ((PlannedStatement.Rows) plan(sql)).rows();
  }

  StatementDescription describe(String sql) {
    return planner.describe(sql, context);
  }

  /** Spark's text of a query, its paths shortened to the tables' names. */
  String text(String sql, ParameterRow... rows) {
    return shortened(Objects.requireNonNull(query(sql, rows).lanes().get(Lane.SPARK)).text());
  }

  static String shortened(String text) {
    return text.replaceAll("delta\\.`/data/\\w+/\\w+/(\\w+)` VERSION AS OF (\\d+)", "$1@$2")
        .replaceAll("\\s+", " ");
  }

  /** Names and types of a query's columns, such as {@code a INT, n BIGINT}. */
  String columns(String sql) {
    SparkTypeFactory types = new SparkTypeFactory();
    StringBuilder text = new StringBuilder();
    for (Field field : query(sql).schema().getFields()) {
      text.append(text.isEmpty() ? "" : ", ")
          .append(field.getName())
          .append(' ')
          .append(SparkTypes.sparkName(types, field));
    }
    return text.toString();
  }

  WarehouseException error(String sql, ParameterRow... rows) {
    return Objects.requireNonNull(
        catchThrowableOfType(WarehouseException.class, () -> plan(sql, rows)),
        () -> "no error for " + sql);
  }

  static ParameterRow row(@Nullable Object... values) {
    return new ParameterRow(Arrays.asList(values));
  }
}
