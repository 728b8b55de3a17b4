// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

import java.util.List;

/**
 * A query written for a question.
 *
 * @param sql its text
 * @param tables tables it reads
 * @param assumptions what was assumed where the question left it open
 * @param confidence how likely it is right, from 0 to 1
 * @param reading how the question was understood, in one sentence
 * @param writer who wrote it
 */
public record SqlDraft(
    String sql,
    List<TableName> tables,
    List<String> assumptions,
    double confidence,
    String reading,
    Writer writer) {
  public SqlDraft {
    tables = List.copyOf(tables);
    assumptions = List.copyOf(assumptions);
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("confidence lies between 0 and 1, not at " + confidence);
    }
  }

  /** Who writes queries. */
  public enum Writer {
    /** Rules, without a network. */
    GRAMMAR,
    /** A language model; its text is trusted no more than any user's. */
    MODEL
  }
}
