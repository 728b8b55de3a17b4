// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import io.tarn.api.ErrorCode;
import io.tarn.api.WarehouseException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Words for what goes wrong in the embedded database; the door where H2's errors end. */
final class EmbeddedErrors {
  private final Path directory;

  EmbeddedErrors(Path directory) {
    this.directory = directory;
  }

  /** Translates by H2's error number. The failed statement's values never reach the message. */
  WarehouseException of(Throwable failure) {
    SQLException cause = firstSqlException(failure);
    if (isDiskFull(failure)) {
      return WarehouseException.of(
          ErrorCode.DISK_FULL,
          "The disk that holds the metadata database in "
              + directory
              + " is full. Free some space, then restart Tarn.",
          cause);
    }
    int number = cause == null ? 0 : cause.getErrorCode();
    return WarehouseException.of(
        ErrorCode.METADATA_STORE_ERROR, problem(number, failure), cause == null ? failure : cause);
  }

  private String problem(int number, Throwable failure) {
    return switch (number) {
      case org.h2.api.ErrorCode.DATABASE_ALREADY_OPEN_1 ->
          "The metadata database in "
              + directory
              + " is open in another process. Stop that process, or give this one another home.";
      case org.h2.api.ErrorCode.FILE_CORRUPTED_1,
          org.h2.api.ErrorCode.FILE_VERSION_ERROR_1,
          org.h2.api.ErrorCode.GENERAL_ERROR_1,
          org.h2.api.ErrorCode.WRONG_USER_OR_PASSWORD ->
          "The metadata database in "
              + directory
              + " cannot be read: it is damaged, or was written by another program or version."
              + " Put back a copy of the directory from before, or move it away to start empty.";
      case org.h2.api.ErrorCode.IO_EXCEPTION_1, org.h2.api.ErrorCode.IO_EXCEPTION_2 ->
          "The metadata database in "
              + directory
              + " cannot be read or written. Check the disk and the directory's permissions,"
              + " then restart Tarn.";
      case org.h2.api.ErrorCode.DATABASE_IS_CLOSED,
          org.h2.api.ErrorCode.DATABASE_CALLED_AT_SHUTDOWN,
          org.h2.api.ErrorCode.OBJECT_CLOSED ->
          "The metadata database in "
              + directory
              + " was closed after an earlier failure. Look for it in the log, then restart Tarn.";
      default ->
          "The metadata database in "
              + directory
              + " failed ("
              + (number == 0 ? failure.getClass().getSimpleName() : "H2 error " + number)
              + "). The log has the details; if it happens again, restart Tarn.";
    };
  }

  WarehouseException unusablePath() {
    return WarehouseException.of(
        ErrorCode.INVALID_CONFIGURATION,
        "The metadata database cannot lie in "
            + directory
            + " because H2 reads ';' in a path as the start of its settings."
            + " Use a home whose path has no ';'.");
  }

  static @Nullable SQLException firstSqlException(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof SQLException e) {
        return e;
      }
    }
    return null;
  }

  private static boolean isDiskFull(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      String message = t.getMessage();
      if (message != null && message.contains("No space left on device")) {
        return true;
      }
    }
    return false;
  }
}
