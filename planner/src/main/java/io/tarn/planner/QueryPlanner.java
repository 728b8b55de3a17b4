// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.Estimate;
import io.tarn.api.Lane;
import io.tarn.api.LaneSql;
import io.tarn.api.PinnedTable;
import io.tarn.api.PlannedStatement;
import io.tarn.api.WarehouseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Plans a query for Spark: its schema, its text, what it reads and how much. */
final class QueryPlanner {
  private static final Logger LOG = LoggerFactory.getLogger(QueryPlanner.class);

  private QueryPlanner() {}

  /** Rows at once if the query reads system tables only, else a plan for Spark. */
  static PlannedStatement plan(Statement statement, TypedQuery query) {
    SqlParserPos pos = query.bound().getParserPosition();
    return query.understood().isPresent() && readsSystemTables(statement, pos)
        ? SystemQuery.run(statement, query.understood().get())
        : forSpark(statement, query);
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

  static PlannedStatement.Query forSpark(Statement statement, TypedQuery query) {
    Schema schema = query.schema(statement.settings().timeZone());
    String text = query.sparkText();
    List<PinnedTable> inputs = statement.names().inputs();
    Optional<RelNode> rel = query.understood().flatMap(known -> rel(statement, known));
    return new PlannedStatement.Query(
        schema,
        inputs,
        estimate(statement, query, rel),
        Map.of(Lane.SPARK, LaneSql.of(text)),
        Digest.of(rel, text, schema, inputs, statement.settings()));
  }

  private static Estimate estimate(Statement statement, TypedQuery query, Optional<RelNode> rel) {
    SqlNode tree = query.understood().map(ValidatedQuery::validated).orElse(query.bound());
    long scanBytes = PlanSizes.scanBytes(statement.names().tables(), tree, statement.types());
    return rel.map(plan -> PlanSizes.of(plan, scanBytes))
        .orElseGet(() -> PlanSizes.unknown(scanBytes));
  }

  /**
   * The query as algebra. Absent where Calcite can validate a query but not convert it: its text
   * needs no plan, so it runs all the same, with unknown estimates.
   */
  static Optional<RelNode> rel(Statement statement, ValidatedQuery query) {
    try {
      RelRoot root = RelConversion.convert(query, statement.validation(), statement.types());
      return Optional.of(limited(statement, RelConversion.optimised(root.project())));
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
