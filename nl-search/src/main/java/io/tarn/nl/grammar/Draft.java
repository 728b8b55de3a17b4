// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.grammar;

import io.tarn.nl.logic.Query;
import java.util.Map;

/** A query with what speaks for and against it. */
record Draft(Query query, String sql, Map<String, Double> features) {
  Draft {
    features = Map.copyOf(features);
  }
}
