// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl;

import io.tarn.api.SqlDraft;
import java.util.List;

/** Writes queries for questions. Runs nothing; thread-safe. */
public interface SqlWriter {
  /** Drafts for a question, best first. None of them is trusted: the caller checks each. */
  Written write(AskedQuestion asked);

  /**
   * What a writer has to offer.
   *
   * @param drafts best first
   * @param remark why there are none or why they are poor, in one sentence; empty if nothing needs
   *     saying
   */
  record Written(List<SqlDraft> drafts, String remark) {
    public Written {
      drafts = List.copyOf(drafts);
    }

    public static Written nothing(String remark) {
      return new Written(List.of(), remark);
    }
  }
}
