// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

import java.util.Optional;

/** Runs statements. The only way in for every door. */
public interface QueryService {
  /** Parses and validates without running. */
  StatementDescription describe(Session session, String sql);

  /**
   * Gives the statement an id and starts it; never throws for what the statement says: that is
   * found in the {@link Query}.
   *
   * @throws WarehouseException {@link ErrorCode#SHUTTING_DOWN} or TOO_MANY_STATEMENTS
   */
  Query submit(Session session, StatementRequest request);

  /** A statement of this session's user that is not forgotten yet. */
  Optional<Query> find(QueryId id, Session session);

  /**
   * Writes rows a client sends into a table, as one statement with an id and a history row.
   *
   * @param name the table
   * @param mode what if it is there already
   * @param rows the rows; closed by the callee
   * @return rows written
   */
  long ingest(Session session, TableName name, IngestMode mode, ArrowBatches rows);
}
