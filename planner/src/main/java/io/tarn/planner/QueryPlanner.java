// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.Estimate;
import io.tarn.api.Lane;
import io.tarn.api.LaneSql;
import io.tarn.api.PinnedTable;
import io.tarn.api.PlannedStatement;
import io.tarn.api.WarehouseException;
import io.tarn.planner.duckdb.DuckdbText;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Plans a query for the lanes: its schema, its text, what it reads and how much. */
final class QueryPlanner {
  private static final Logger LOG = LoggerFactory.getLogger(QueryPlanner.class);

  private QueryPlanner() {}

  /** Rows at once if the query reads system tables only, else a plan for the lanes. */
  static PlannedStatement plan(Statement statement, TypedQuery query) {
    SqlParserPos pos = query.bound().getParserPosition();
    return query.understood().isPresent() && readsSystemTables(statement, pos)
        ? SystemQuery.run(statement, query.understood().get())
        : forLanes(statement, query);
  }

  /** Whether a bound statement reads system tables; they cannot be read with others. */
  static boolean readsSystemTables(Statement statement, SqlParserPos pos) {
    boolean system = statement.names().tables().stream().anyMatch(t -> t.source().isPresent());
    if (system && !statement.names().inputs().isEmpty()) {
      throw PlannerErrors.mixedSystemTables(pos);
    }
    return system;
  }

  /** Refuses what Spark could not read. */
  static void requireNoSystemTables(Statement statement, SqlParserPos pos) {
    if (readsSystemTables(statement, pos)) {
      throw PlannerErrors.mixedSystemTables(pos);
    }
  }

  static PlannedStatement.Query forLanes(Statement statement, TypedQuery query) {
    Schema schema = query.schema(statement.settings().timeZone());
    String text = query.sparkText();
    List<PinnedTable> inputs = statement.names().inputs();
    Optional<RelRoot> root = query.understood().flatMap(known -> root(statement, known));
    Optional<RelNode> rel = root.flatMap(plan -> optimised(statement, plan));
    if (rel.isEmpty()) {
      root = Optional.empty();
    }
    statement.lineage().shows(query.bound());
    Estimate estimate = estimate(statement, query, rel);
    Map<Lane, LaneSql> lanes = new EnumMap<>(Lane.class);
    LaneSql.ErrorDetail detail = statement.names().errorDetail();
    lanes.put(Lane.SPARK, LaneSql.of(text).with(detail));
    DuckdbText interactive = new InteractiveText(statement).of(root, estimate, schema);
    if (interactive instanceof DuckdbText.Eligible eligible) {
      lanes.put(Lane.INTERACTIVE, LaneSql.of(eligible.sql()).with(detail));
    }
    return new PlannedStatement.Query(
        schema,
        inputs,
        estimate,
        lanes,
        root.filter(plan -> Determinism.of(plan.rel)).isPresent()
            ? Digest.of(rel, text, schema, inputs, statement.settings())
            : "",
        interactive instanceof DuckdbText.Refused refused
            ? Optional.of(refused.reason())
            : Optional.empty());
  }

  /** A query whose rows are a write's, in the target's columns; empty if Spark has to do it. */
  static Optional<PlannedStatement.Query> rows(
      Statement statement, TypedQuery source, Schema target) {
    Optional<RelRoot> root = source.understood().flatMap(known -> root(statement, known));
    Estimate estimate =
        estimate(statement, source, root.flatMap(plan -> optimised(statement, plan)));
    DuckdbText text = new InteractiveText(statement).of(root, estimate, target);
    return text instanceof DuckdbText.Eligible eligible
        ? Optional.of(
            new PlannedStatement.Query(
                target,
                statement.names().inputs(),
                estimate,
                Map.of(
                    Lane.INTERACTIVE,
                    LaneSql.of(eligible.sql()).with(statement.names().errorDetail())),
                ""))
        : Optional.empty();
  }

  private static Estimate estimate(Statement statement, TypedQuery query, Optional<RelNode> rel) {
    SqlNode tree = query.understood().map(ValidatedQuery::validated).orElse(query.bound());
    long scanBytes = PlanSizes.scanBytes(statement.names().tables(), tree, statement.types());
    return rel.map(plan -> PlanSizes.of(plan, scanBytes))
        .orElseGet(() -> PlanSizes.unknown(scanBytes));
  }

  /** The query as algebra, if it has one. */
  static Optional<RelNode> rel(Statement statement, ValidatedQuery query) {
    return root(statement, query).flatMap(root -> optimised(statement, root));
  }

  /**
   * Absent where Calcite can validate a query but not convert it: Spark's text needs no plan, so it
   * runs all the same, with unknown estimates.
   */
  private static Optional<RelRoot> root(Statement statement, ValidatedQuery query) {
    Optional<RelRoot> root =
        unlessUnknown(
            () -> RelConversion.convert(query, statement.validation(), statement.types()));
    root.ifPresent(plan -> statement.lineage().planned(query.bound(), plan.project()));
    return root;
  }

  private static Optional<RelNode> optimised(Statement statement, RelRoot root) {
    return unlessUnknown(
        () -> {
          RelNode plan = limited(statement, RelConversion.optimised(root.project()));
          // What Calcite cannot count, such as LIMIT NULL, it does not understand as Spark does.
          PlanSizes.of(plan, 0);
          return plan;
        });
  }

  private static <T> Optional<T> unlessUnknown(Supplier<T> conversion) {
    try {
      return Optional.of(conversion.get());
    } catch (WarehouseException e) {
      throw e;
    } catch (StackOverflowError e) {
      throw PlannerErrors.tooComplex(e);
    } catch (RuntimeException | AssertionError e) {
      LOG.debug("No plan for a valid query", e);
      return Optional.empty();
    }
  }

  private static RelNode limited(Statement statement, RelNode rel) {
    int limit = statement.config().maxPlanNodes();
    int nodes = PlanSizes.nodes(rel, limit);
    if (nodes > limit) {
      throw PlannerErrors.planTooLarge(nodes, limit);
    }
    return rel;
  }
}
