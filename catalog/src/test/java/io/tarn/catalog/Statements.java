// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import io.tarn.api.Lane;
import io.tarn.api.Progress;
import io.tarn.api.QueryId;
import io.tarn.api.QueryInfo;
import io.tarn.api.QueryState;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Statements as the history gets them. */
final class Statements {
  static final Instant START = Instant.parse("2026-03-01T10:00:00.123456Z");

  private Statements() {}

  static QueryId id(int number) {
    return new QueryId(String.format(java.util.Locale.ROOT, "%032x", number));
  }

  static QueryInfo queued(int number, String user) {
    return new QueryInfo(
        id(number),
        "select " + number,
        user,
        "session",
        QueryState.QUEUED,
        Optional.empty(),
        Optional.empty(),
        START,
        Optional.empty(),
        OptionalLong.empty(),
        0,
        Progress.NONE,
        Optional.empty(),
        Optional.empty());
  }

  static QueryInfo finished(int number, String user) {
    return new QueryInfo(
        id(number),
        "select " + number,
        user,
        "session",
        QueryState.FINISHED,
        Optional.of(Lane.SPARK),
        Optional.of("the session asks for Spark"),
        START,
        Optional.of(START.plusMillis(1_500)),
        OptionalLong.of(12),
        42,
        new Progress(3, 4, 5_000),
        Optional.empty(),
        Optional.empty());
  }

  static QueryInfo failed(int number) {
    return new QueryInfo(
        id(number),
        "selct",
        "ada",
        "session",
        QueryState.FAILED,
        Optional.empty(),
        Optional.empty(),
        START,
        Optional.of(START.plusMillis(1)),
        OptionalLong.empty(),
        0,
        Progress.NONE,
        Optional.of("[PARSE_SYNTAX_ERROR] no"),
        Optional.of("PARSE_SYNTAX_ERROR"));
  }
}
