// SPDX-License-Identifier: Apache-2.0
package io.tarn.query;

import io.tarn.api.EngineStatement;
import io.tarn.api.Lane;
import io.tarn.api.LaneSql;
import io.tarn.api.PlannedStatement;
import io.tarn.api.QueryEngine;
import io.tarn.api.ResultStream;
import io.tarn.api.Session;
import io.tarn.api.WarehouseException;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One statement on its lanes. A lane that cannot answer hands over to the next before the first
 * row; after it a failure is the statement's.
 *
 * @param statement the statement
 * @param zone its session's
 */
record LaneRun(Statement statement, ZoneId zone) {
  static final String NO_ROOM = "the interactive lane has no room";

  private static final Logger LOG = LoggerFactory.getLogger(LaneRun.class);

  static LaneRun of(Statement statement, Session session) {
    return new LaneRun(statement, session.settings().timeZone());
  }

  ResultStream rows(PlannedStatement.Query query, List<QueryEngine> engines) {
    if (engines.get(0).lane() == Lane.SPARK) {
      statement.record().because(query.notInteractive().orElse(NO_ROOM));
    }
    for (QueryEngine engine : engines.subList(0, engines.size() - 1)) {
      try {
        return rows(query, engine);
      } catch (WarehouseException failure) {
        if (!isHandOver(failure)) {
          throw failure;
        }
        handedOver(failure);
      }
    }
    return rows(query, engines.get(engines.size() - 1));
  }

  ResultStream rows(PlannedStatement.Query query, QueryEngine engine) {
    LaneSql sql = Objects.requireNonNull(query.lanes().get(engine.lane()));
    statement.record().movedTo(engine.lane());
    EngineStatement asked =
        new EngineStatement(
            statement.id(), sql, Optional.of(query.schema()), zone, query.estimate().maxBytes());
    return sql.detail() == LaneSql.ErrorDetail.TOLD
        ? engine.execute(asked, statement)
        : WithheldWords.rows(engine, asked, statement);
  }

  /** Runs a write to its end. */
  void write(LaneSql sql, QueryEngine engine) {
    statement.record().movedTo(engine.lane());
    EngineStatement asked = new EngineStatement(statement.id(), sql, Optional.empty(), zone, 0);
    if (sql.detail() == LaneSql.ErrorDetail.TOLD) {
      engine.execute(asked, statement).close();
    } else {
      WithheldWords.rows(engine, asked, statement).close();
    }
  }

  /** Another lane takes over, for the reason this one gave. */
  void handedOver(WarehouseException failure) {
    LOG.debug("Statement {} is handed over", statement.id(), failure);
    String reason = String.valueOf(failure.getMessage()).split("[.:\n]", 2)[0];
    statement.record().because("handed over by the interactive lane: " + reason);
  }

  static boolean isHandOver(WarehouseException failure) {
    return failure.condition().equals(WarehouseException.HAND_OVER);
  }
}
