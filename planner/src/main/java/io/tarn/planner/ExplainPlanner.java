// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tarn.api.Estimate;
import io.tarn.api.Lane;
import io.tarn.api.LaneSql;
import io.tarn.api.PinnedTable;
import io.tarn.api.PlannedStatement;
import io.tarn.parser.ExplainStatement;
import io.tarn.parser.InsertStatement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.sql.SqlExplainLevel;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/** Answers {@code EXPLAIN}: where a statement would run and why, what it reads, its text. */
final class ExplainPlanner {
  private static final String KEPT =
      "its answer is kept from an earlier run and given without any engine; else";

  static final Schema SCHEMA = RowSets.strings("plan");

  /** What there is to tell. */
  private record Facts(
      Optional<PlannedStatement.Query> planned,
      String lane,
      String why,
      Optional<RelNode> rel,
      List<PinnedTable> inputs,
      Optional<Estimate> estimate,
      Map<String, String> sql) {
    /** For a caller who reads through views what is not theirs to know of. */
    Facts withoutInputs() {
      return new Facts(
          planned,
          lane,
          why
              + "; no more is shown, because it reads what is not the caller's to see: tables of"
              + " others, or tables with row filters or column masks",
          Optional.empty(),
          List.of(),
          Optional.empty(),
          Map.of());
    }
  }

  private final Statement statement;

  ExplainPlanner(Statement statement) {
    this.statement = statement;
  }

  PlannedStatement.Explanation plan(ExplainStatement node) {
    Facts found =
        node.statement() instanceof InsertStatement insert
            ? insert(insert)
            : query(node.statement());
    Facts facts = statement.names().mayReadInputs() ? found : found.withoutInputs();
    boolean asJson = node.format() == ExplainStatement.Format.JSON;
    return new PlannedStatement.Explanation(
        SCHEMA,
        facts.planned(),
        kept -> asJson ? List.of(RowSets.row(json(facts, kept))) : rows(lines(facts, kept)));
  }

  private static List<List<@Nullable Object>> rows(List<String> lines) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    lines.forEach(line -> rows.add(RowSets.row(line)));
    return rows;
  }

  private Facts query(SqlNode node) {
    TypedQuery query = statement.typed(node);
    Optional<RelNode> rel = query.understood().flatMap(known -> QueryPlanner.rel(statement, known));
    if (QueryPlanner.readsSystemTables(statement, node.getParserPosition())) {
      return new Facts(
          Optional.empty(),
          "catalog",
          "it reads system tables only, whose rows the gateway holds",
          rel,
          List.of(),
          Optional.empty(),
          Map.of());
    }
    PlannedStatement.Query planned = QueryPlanner.forLanes(statement, query);
    return new Facts(
        Optional.of(planned),
        planned.notInteractive().isPresent() ? "spark" : "interactive",
        planned
            .notInteractive()
            .orElse("all it does is on the list of what gives Spark's answer, and it is small"),
        rel,
        planned.inputs(),
        Optional.of(planned.estimate()),
        texts(planned));
  }

  private static Map<String, String> texts(PlannedStatement.Query planned) {
    Map<String, String> texts = new LinkedHashMap<>();
    @Nullable LaneSql interactive = planned.lanes().get(Lane.INTERACTIVE);
    if (interactive != null) {
      texts.put("interactive", interactive.text());
    }
    @Nullable LaneSql spark = planned.lanes().get(Lane.SPARK);
    if (spark != null) {
      texts.put("spark", spark.text());
    }
    return texts;
  }

  private Facts insert(InsertStatement node) {
    PlannedStatement.Write write = new InsertPlanner(statement).plan(node, List.of());
    Optional<PlannedStatement.Query> rows = write.rows();
    Map<String, String> texts =
        new LinkedHashMap<>(rows.map(ExplainPlanner::texts).orElse(Map.of()));
    texts.put("spark", write.sql().text());
    return new Facts(
        Optional.empty(),
        rows.isPresent() ? "interactive" : "spark",
        rows.isPresent()
            ? "the interactive lane gives the rows, which the gateway appends"
            : "only Spark can give the rows or write them",
        Optional.empty(),
        write.inputs(),
        rows.map(PlannedStatement.Query::estimate),
        texts);
  }

  private static List<String> lines(Facts told, boolean kept) {
    List<String> lines = new ArrayList<>();
    lines.add("== Lane ==");
    if (kept) {
      lines.add("cache: " + KEPT);
    }
    lines.add(told.lane() + ": " + told.why());
    told.rel()
        .ifPresent(
            rel -> {
              lines.add("== Plan ==");
              plan(rel).lines().forEach(lines::add);
            });
    lines.add("== Inputs ==");
    told.inputs().forEach(input -> lines.add(line(input)));
    told.estimate()
        .ifPresent(
            estimate -> {
              lines.add("== Estimate ==");
              lines.add(
                  Math.round(estimate.rows())
                      + " rows, "
                      + Math.round(estimate.bytes())
                      + " bytes, reads "
                      + estimate.scanBytes()
                      + " bytes");
            });
    told.sql()
        .forEach(
            (lane, sql) -> {
              lines.add(lane.equals("spark") ? "== Spark SQL ==" : "== DuckDB SQL ==");
              sql.lines().forEach(lines::add);
            });
    return lines;
  }

  private static String line(PinnedTable input) {
    return input.name()
        + " version "
        + input.snapshot().version()
        + ": "
        + input.snapshot().statistics().files()
        + " files, "
        + input.snapshot().statistics().bytes()
        + " bytes";
  }

  private static String plan(RelNode rel) {
    return RelOptUtil.toString(rel, SqlExplainLevel.EXPPLAN_ATTRIBUTES);
  }

  private static String json(Facts told, boolean kept) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("lane", told.lane());
    root.put("why", told.why());
    root.put("cached", kept);
    told.rel().ifPresent(rel -> root.put("plan", plan(rel)));
    ArrayNode inputs = root.putArray("inputs");
    for (PinnedTable input : told.inputs()) {
      inputs
          .addObject()
          .put("table", input.name().toString())
          .put("version", input.snapshot().version())
          .put("files", input.snapshot().statistics().files())
          .put("bytes", input.snapshot().statistics().bytes());
    }
    told.estimate()
        .ifPresent(
            estimate ->
                root.putObject("estimate")
                    .put("rows", estimate.rows())
                    .put("bytes", estimate.bytes())
                    .put("scanBytes", estimate.scanBytes()));
    told.sql().forEach((lane, sql) -> root.put(lane + "Sql", sql));
    return root.toString();
  }
}
