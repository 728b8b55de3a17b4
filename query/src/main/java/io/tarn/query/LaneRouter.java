// SPDX-License-Identifier: Apache-2.0
package io.tarn.query;

import io.tarn.api.Lane;
import io.tarn.api.LanePreference;
import io.tarn.api.PlannedStatement;
import io.tarn.api.QueryEngine;
import java.util.List;
import java.util.Map;

/** Chooses who runs a query: the quickest lane that has its text, unless the session insists. */
final class LaneRouter {
  private static final List<Lane> BY_SPEED = List.of(Lane.INTERACTIVE, Lane.SPARK);

  private final Map<Lane, QueryEngine> engines;

  LaneRouter(Map<Lane, QueryEngine> engines) {
    this.engines = Map.copyOf(engines);
  }

  QueryEngine engineFor(PlannedStatement.Query query, LanePreference preference) {
    for (Lane lane : BY_SPEED) {
      QueryEngine engine = engines.get(lane);
      if (engine != null && query.lanes().containsKey(lane) && allows(preference, lane)) {
        return engine;
      }
    }
    throw QueryErrors.laneUnavailable(preference);
  }

  QueryEngine engineForWrites() {
    QueryEngine engine = engines.get(Lane.SPARK);
    if (engine == null) {
      throw QueryErrors.laneUnavailable(LanePreference.SPARK);
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
