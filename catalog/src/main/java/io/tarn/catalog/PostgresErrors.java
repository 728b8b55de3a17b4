// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import io.tarn.api.ErrorCode;
import io.tarn.api.WarehouseException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;

/**
 * Words for what goes wrong in PostgreSQL, by the classes of its SQLSTATEs (PostgreSQL's manual,
 * appendix A). Its own messages may hold values and go to the log only.
 */
final class PostgresErrors {
  private final String place;

  PostgresErrors(String place) {
    this.place = place;
  }

  static WarehouseException unusableUrl(String why) {
    return WarehouseException.of(
        ErrorCode.INVALID_CONFIGURATION, "catalog.url cannot be used: " + why + ".");
  }

  WarehouseException of(Throwable failure) {
    @Nullable SQLException cause = EmbeddedErrors.firstSqlException(failure);
    String state = cause == null || cause.getSQLState() == null ? "" : cause.getSQLState();
    Throwable origin = cause == null ? failure : cause;
    if (isRefused(origin)) {
      return WarehouseException.of(
          ErrorCode.METADATA_STORE_ERROR,
          "The metadata database "
              + place
              + " refuses this user, or has no such database. Check catalog.url, catalog.user and"
              + " catalog.password.",
          origin);
    }
    if (isGone(origin, state)) {
      return WarehouseException.of(
          ErrorCode.CATALOG_UNAVAILABLE,
          "The metadata database "
              + place
              + " cannot be reached. Send the statement again once it is back.",
          origin);
    }
    if (state.equals("53100")) {
      return WarehouseException.of(
          ErrorCode.DISK_FULL,
          "The disk that holds the metadata database " + place + " is full. Free some space.",
          origin);
    }
    if (state.startsWith("40")) {
      return WarehouseException.of(
          ErrorCode.CONCURRENT_WRITE,
          "The change met another gateway's in the metadata database. Send the statement again.",
          origin);
    }
    return WarehouseException.of(
        ErrorCode.METADATA_STORE_ERROR,
        "The metadata database "
            + place
            + " failed ("
            + (state.isEmpty() ? origin.getClass().getSimpleName() : "SQLSTATE " + state)
            + "). The log has the details.",
        origin);
  }

  /** The pool wraps what the driver says. */
  private static boolean isRefused(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof SQLException e
          && e.getSQLState() != null
          && (e.getSQLState().startsWith("28") || e.getSQLState().equals("3D000"))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isGone(Throwable failure, String state) {
    return failure instanceof SQLTransientConnectionException
        || state.startsWith("08")
        || state.startsWith("57P")
        || state.equals("53300");
  }
}
