// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

import java.util.List;

/** Keeps every statement, from its first moment. */
public interface QueryHistory {
  /** Inserts or updates a statement's row. */
  void record(QueryInfo info);

  /** The newest statements, newest first. */
  List<QueryInfo> newest(int limit);

  /** Marks statements that a former process left unfinished as FAILED; gives their number. */
  int closeUnfinished(String reason);
}
