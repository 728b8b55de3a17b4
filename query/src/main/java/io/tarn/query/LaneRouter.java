// SPDX-License-Identifier: Apache-2.0
package io.tarn.query;

import io.tarn.api.Lane;
import io.tarn.api.LanePreference;
import io.tarn.api.PlannedStatement;
import io.tarn.api.QueryEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Chooses who runs a query: the quickest lane that has its text, unless the session insists. */
final class LaneRouter {
  private static final List<Lane> BY_SPEED = List.of(Lane.INTERACTIVE, Lane.SPARK);

  private final Map<Lane, QueryEngine> engines;

  LaneRouter(Map<Lane, QueryEngine> engines) {
    this.engines = Map.copyOf(engines);
  }

  /**
   * The engines that may run a query, the first to be tried first.
   *
   * @throws io.tarn.api.WarehouseException if there is none
   */
  List<QueryEngine> enginesFor(PlannedStatement.Query query, LanePreference preference) {
    List<QueryEngine> able = new ArrayList<>();
    for (Lane lane : BY_SPEED) {
      QueryEngine engine = engines.get(lane);
      if (engine != null && query.lanes().containsKey(lane) && allows(preference, lane)) {
        able.add(engine);
      }
    }
    if (able.isEmpty()) {
      throw QueryErrors.laneUnavailable(preference, query.notInteractive());
    }
    boolean full = able.size() > 1 && !able.get(0).hasRoom();
    return full ? able.subList(1, able.size()) : able;
  }

  /** The engine that gives rows to append, if a write can do without Spark. */
  Optional<QueryEngine> engineForRows(
      Optional<PlannedStatement.Query> rows, LanePreference preference) {
    return rows.filter(query -> query.lanes().containsKey(Lane.INTERACTIVE))
        .filter(query -> allows(preference, Lane.INTERACTIVE))
        .flatMap(query -> Optional.ofNullable(engines.get(Lane.INTERACTIVE)))
        .filter(QueryEngine::hasRoom);
  }

  QueryEngine engineForWrites(LanePreference preference) {
    QueryEngine engine = engines.get(Lane.SPARK);
    if (engine == null || preference == LanePreference.INTERACTIVE) {
      throw QueryErrors.laneUnavailable(preference, Optional.empty());
    }
    return engine;
  }

  private static boolean allows(LanePreference preference, Lane lane) {
    return switch (preference) {
      case AUTO -> true;
      case INTERACTIVE -> lane == Lane.INTERACTIVE;
      case SPARK -> lane == Lane.SPARK;
    };
  }
}
