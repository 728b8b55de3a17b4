// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

import java.util.List;

/** Finds data by words. Answers without any engine; thread-safe. */
public interface DataSearch {
  /**
   * What these words may mean, best first, and only what the caller may see.
   *
   * @param limit how many at most
   * @param caller who asks
   */
  List<SearchHit> search(String words, int limit, PlanningContext caller);
}
