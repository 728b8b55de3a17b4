// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.DataSearch;
import io.tarn.api.QuestionAnswerer;

/**
 * Who answers {@code ASK} and {@code SEARCH}.
 *
 * @param answerer writes queries for questions
 * @param search finds tables by words
 */
public record LanguageServices(QuestionAnswerer answerer, DataSearch search) {
  /** Refuses both. */
  public static LanguageServices none() {
    return new LanguageServices(
        (question, check) -> {
          throw PlannerErrors.noLanguage();
        },
        (words, limit, caller) -> {
          throw PlannerErrors.noLanguage();
        });
  }
}
