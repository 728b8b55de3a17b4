// SPDX-License-Identifier: Apache-2.0
package io.tarn.query;

import io.tarn.api.ErrorCode;
import io.tarn.api.LanePreference;
import io.tarn.api.QueryId;
import io.tarn.api.TableName;
import io.tarn.api.WarehouseException;
import java.time.Duration;
import java.util.Optional;

/** The errors this module finds by itself. */
final class QueryErrors {
  private QueryErrors() {}

  static WarehouseException cancelled() {
    return WarehouseException.of(ErrorCode.CANCELLED, "The statement was cancelled");
  }

  static WarehouseException closedEarly() {
    return WarehouseException.of(
        ErrorCode.CANCELLED, "The client closed the result before its last row");
  }

  static WarehouseException notFetched(Duration after) {
    return WarehouseException.of(
        ErrorCode.CANCELLED,
        "Nobody fetched the rows for " + after.toMinutes() + " minutes; run the statement again");
  }

  static WarehouseException timedOut(Duration after) {
    return WarehouseException.of(
        ErrorCode.STATEMENT_TIMEOUT,
        "The statement ran longer than the session allows ("
            + after.toSeconds()
            + " s); narrow it, or raise the limit with SET statement_timeout = <seconds>");
  }

  static WarehouseException tooMany(int waiting) {
    return WarehouseException.of(
        ErrorCode.TOO_MANY_STATEMENTS,
        "There are " + waiting + " statements waiting already; try again in a moment");
  }

  static WarehouseException shuttingDown() {
    return WarehouseException.of(
        ErrorCode.SHUTTING_DOWN, "The server is stopping; connect again once it is back");
  }

  static WarehouseException rowsTaken(QueryId id) {
    return WarehouseException.of(
        ErrorCode.STATEMENT_NOT_FOUND,
        "The rows of statement " + id + " were fetched already; run it again to read them again");
  }

  static WarehouseException noRows(QueryId id) {
    return WarehouseException.of(
        ErrorCode.INVALID_ARGUMENT,
        "Statement " + id + " gives a count, not rows; run it as an update");
  }

  static WarehouseException laneUnavailable(LanePreference wanted, Optional<String> why) {
    return WarehouseException.of(
        ErrorCode.UNSUPPORTED_FEATURE,
        "The lane this session asks for ("
            + wanted
            + ") cannot run this statement"
            + why.map(reason -> ": " + reason).orElse("")
            + "; use SET lane = auto");
  }

  static WarehouseException tableExists(TableName name) {
    return WarehouseException.of(
        ErrorCode.TABLE_OR_VIEW_ALREADY_EXISTS,
        name + " exists already; drop it first, or use IF NOT EXISTS or OR REPLACE");
  }

  static WarehouseException tableMissing(TableName name) {
    return WarehouseException.of(
        ErrorCode.TABLE_OR_VIEW_NOT_FOUND, "There is no table " + name + " to write to");
  }

  static WarehouseException schemaMissing(TableName name) {
    return WarehouseException.of(
        ErrorCode.SCHEMA_NOT_FOUND,
        "There is no schema "
            + name.catalog()
            + "."
            + name.schema()
            + " to write to; check the name or create it first");
  }

  static WarehouseException notATable(TableName name) {
    return WarehouseException.of(
        ErrorCode.WRONG_COMMAND_FOR_OBJECT_TYPE, name + " is not a table that can be written to");
  }
}
