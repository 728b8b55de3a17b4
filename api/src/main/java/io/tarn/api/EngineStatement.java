// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

import java.time.ZoneId;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * A statement handed to a lane.
 *
 * @param id its id; also marks its commits
 * @param sql the lane's text
 * @param schema columns the planner promised, absent for a write
 * @param timeZone the session's zone
 * @param maxBytes upper bound of the result's size, {@link Long#MAX_VALUE} if unknown
 */
public record EngineStatement(
    QueryId id, LaneSql sql, Optional<Schema> schema, ZoneId timeZone, long maxBytes) {}
