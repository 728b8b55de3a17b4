// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A statement as others see it, now or in the history.
 *
 * @param id its id
 * @param sql its text
 * @param user who sent it
 * @param sessionId from which session
 * @param state where it is
 * @param lane who runs it, once known
 * @param laneReason why it is this lane, if that is not the quickest one
 * @param startedAt when it was submitted
 * @param endedAt when it reached its final state
 * @param planMillis time spent planning
 * @param rows rows delivered or changed so far
 * @param progress how far the engine is
 * @param error what went wrong, as shown to the user
 * @param errorCode stable name of the error
 */
public record QueryInfo(
    QueryId id,
    String sql,
    String user,
    String sessionId,
    QueryState state,
    Optional<Lane> lane,
    Optional<String> laneReason,
    Instant startedAt,
    Optional<Instant> endedAt,
    OptionalLong planMillis,
    long rows,
    Progress progress,
    Optional<String> error,
    Optional<String> errorCode) {}
