// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

/** Turns questions into SQL text; runs none of it. Thread-safe. */
public interface QuestionAnswerer {
  /**
   * The query that answers a question best, checked.
   *
   * @param check proves a text to be one query the caller may run; called for every text that is
   *     considered, and always for the one that is given back
   * @throws WarehouseException {@link ErrorCode#QUESTION_NOT_ANSWERED} with the reason, if no query
   *     is likely enough to be right
   */
  SqlDraft draft(Question question, DraftCheck check);

  /** Proves a text to be one query that reads only, in the name of who asks. */
  @FunctionalInterface
  interface DraftCheck {
    /**
     * @throws WarehouseException if it is anything else, or names what the caller cannot see
     */
    PlannedStatement.Query check(String sql);
  }
}
