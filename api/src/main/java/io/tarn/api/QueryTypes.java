// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

import java.time.ZoneId;
import org.apache.arrow.vector.types.pojo.Schema;

/** Says what columns a lane's text has, without running it. Thread-safe. */
public interface QueryTypes {
  /**
   * Asks the engine to resolve and type a query; waits for an engine that is starting.
   *
   * @param sql text of a query, never of a command
   * @param timeZone the session's zone
   * @throws WarehouseException what the engine finds wrong with the text, or {@link
   *     ErrorCode#ENGINE_UNAVAILABLE}
   */
  Schema columnsOf(LaneSql sql, ZoneId timeZone);
}
