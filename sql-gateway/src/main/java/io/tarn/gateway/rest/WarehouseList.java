// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway.rest;

import io.tarn.api.EngineStatus;
import io.tarn.api.ErrorCode;
import io.tarn.api.SessionSettings;
import io.tarn.api.WarehouseException;
import io.tarn.gateway.HttpCall;
import io.tarn.gateway.HttpReply;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The one warehouse there is, as clients that look for a list of them expect it. */
final class WarehouseList {
  private final Supplier<EngineStatus> engine;

  WarehouseList(Supplier<EngineStatus> engine) {
    this.engine = engine;
  }

  HttpReply all() {
    return HttpReply.json(Map.of("warehouses", List.of(theOne())));
  }

  HttpReply one(HttpCall call) {
    known(call);
    return HttpReply.json(theOne());
  }

  /** It runs already: there is nothing to start. */
  HttpReply start(HttpCall call) {
    known(call);
    return HttpReply.json(Map.of());
  }

  private static void known(HttpCall call) {
    if (!call.parameter("id").equals(SessionSettings.DEFAULT_WAREHOUSE)) {
      throw WarehouseException.of(
          ErrorCode.STATEMENT_NOT_FOUND,
          "There is no warehouse "
              + call.parameter("id")
              + "; the one there is has the id "
              + SessionSettings.DEFAULT_WAREHOUSE);
    }
  }

  private Map<String, Object> theOne() {
    EngineStatus spark = engine.get();
    Map<String, Object> warehouse = new LinkedHashMap<>();
    warehouse.put("id", SessionSettings.DEFAULT_WAREHOUSE);
    warehouse.put("name", SessionSettings.DEFAULT_WAREHOUSE);
    // The interactive lane and the catalog answer while Spark starts.
    warehouse.put("state", "RUNNING");
    warehouse.put("num_clusters", 1);
    warehouse.put("enable_serverless_compute", true);
    warehouse.put("warehouse_type", "PRO");
    warehouse.put(
        "health",
        Map.of(
            "status",
            spark.state() == EngineStatus.State.FAILED ? "DEGRADED" : "HEALTHY",
            "summary",
            "Spark is " + spark.state().name().toLowerCase(java.util.Locale.ROOT)));
    return warehouse;
  }
}
