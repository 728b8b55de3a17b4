// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc.internal;

import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransactionRollbackException;
import java.sql.SQLTransientConnectionException;
import java.sql.SQLTransientException;
import org.apache.arrow.flight.CallStatus;
import org.apache.arrow.flight.ErrorFlightMetadata;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightStatusCode;
import org.apache.arrow.flight.grpc.StatusUtils;
import org.jspecify.annotations.Nullable;

/** The one place where failures of the wire become {@link SQLException}s. */
final class FlightErrors {
  static final String CANCELLED_STATE = "57014";
  private static final String CODE_KEY = "tarn-error-code";
  private static final String STATE_KEY = "tarn-sqlstate";
  private static final String POSITION_KEY = "tarn-position";

  private FlightErrors() {}

  /** Translates whatever a call threw; a {@link SQLException} stays what it is. */
  static SQLException translate(Throwable failure) {
    if (failure instanceof SQLException sql) {
      return sql;
    }
    if (interrupted(failure)) {
      // Flight swallows the interrupt; whoever called us must still see it.
      Thread.currentThread().interrupt();
      return new SQLException("The thread was interrupted", CANCELLED_STATE, failure);
    }
    CallStatus status = statusOf(failure);
    ErrorFlightMetadata metadata = status.metadata();
    String code = read(metadata, CODE_KEY);
    String state = read(metadata, STATE_KEY);
    if (code == null && isTooLarge(status)) {
      code = "REQUEST_TOO_LARGE";
      state = "54000";
    }
    String message = message(status, code, read(metadata, POSITION_KEY));
    return create(state == null ? stateOf(status.code()) : state, code, message, failure);
  }

  /** gRPC refuses what is larger than any message may be before the server sees it. */
  private static boolean isTooLarge(CallStatus status) {
    String description = status.description();
    return status.code() == FlightStatusCode.RESOURCE_EXHAUSTED
        && description != null
        && description.contains("exceeds maximum size");
  }

  /** Whether the server does not know the call at all. */
  static boolean unimplemented(Throwable failure) {
    return statusOf(failure).code() == FlightStatusCode.UNIMPLEMENTED;
  }

  private static CallStatus statusOf(Throwable failure) {
    CallStatus status = rawStatus(failure);
    return isFromWebServer(failure)
        ? CallStatus.UNAVAILABLE
            .withCause(failure)
            .withDescription(
                "The server there answers web requests, not Flight SQL; connect to its Flight SQL"
                    + " port, which is 31337 unless configured otherwise")
        : status;
  }

  /** Whether what answered is a web server: gRPC takes its 404 for a method it has not. */
  static boolean isFromWebServer(Throwable failure) {
    String description = rawStatus(failure).description();
    if (description != null && description.startsWith("HTTP status code")) {
      return true;
    }
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t.getMessage() != null && t.getMessage().startsWith("First received frame was not")) {
        return true;
      }
    }
    return false;
  }

  private static CallStatus rawStatus(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof FlightRuntimeException flight) {
        return flight.status();
      }
      if (t instanceof StatusRuntimeException || t instanceof StatusException) {
        return t instanceof StatusException checked
            ? StatusUtils.fromGrpcStatusAndTrailers(checked.getStatus(), checked.getTrailers())
            : StatusUtils.fromThrowable(t).status();
      }
    }
    return CallStatus.INTERNAL.withCause(failure).withDescription(String.valueOf(failure));
  }

  /** For calls whose failure is of no interest: an interrupt still is. */
  static void restoreInterrupt(Throwable failure) {
    if (interrupted(failure)) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean interrupted(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof InterruptedException) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable String read(@Nullable ErrorFlightMetadata metadata, String key) {
    return metadata == null || !metadata.containsKey(key) ? null : metadata.get(key);
  }

  private static String message(
      CallStatus status, @Nullable String code, @Nullable String position) {
    String description = status.description();
    if (description == null || description.isBlank()) {
      description = "The server answered " + status.code();
    }
    String prefix = "[" + (code == null ? status.code().name() : code) + "] ";
    String text = description.startsWith("[") ? description : prefix + description;
    if (position == null || !position.matches("\\d+:\\d+") || text.contains("column ")) {
      return text;
    }
    String[] parts = position.split(":", 2);
    return text + " (line " + parts[0] + ", column " + parts[1] + ")";
  }

  private static SQLException create(
      String state, @Nullable String code, String message, Throwable cause) {
    if ("STATEMENT_TIMEOUT".equals(code) || state.equals("HYT00")) {
      return new SQLTimeoutException(message, state, cause);
    }
    return switch (state.length() < 2 ? "" : state.substring(0, 2)) {
      case "08" ->
          state.equals("08006")
              ? new SQLTransientConnectionException(message, state, cause)
              : new SQLNonTransientConnectionException(message, state, cause);
      case "0A" -> withCause(new SQLFeatureNotSupportedException(message, state), cause);
      case "21", "22" -> new SQLDataException(message, state, cause);
      case "23" -> new SQLIntegrityConstraintViolationException(message, state, cause);
      case "28" -> new SQLInvalidAuthorizationSpecException(message, state, cause);
      case "40" -> new SQLTransactionRollbackException(message, state, cause);
      case "42" -> new SQLSyntaxErrorException(message, state, cause);
      case "53" -> new SQLTransientException(message, state, cause);
      case "57" ->
          state.equals(CANCELLED_STATE)
              ? new SQLException(message, state, cause)
              : new SQLTransientException(message, state, cause);
      default -> new SQLException(message, state, cause);
    };
  }

  private static SQLException withCause(SQLException exception, Throwable cause) {
    exception.initCause(cause);
    return exception;
  }

  /** SQLSTATE for servers that send none. */
  private static String stateOf(FlightStatusCode code) {
    return switch (code) {
      case UNAUTHENTICATED -> "28000";
      case UNAUTHORIZED -> "42501";
      case INVALID_ARGUMENT -> "42000";
      case NOT_FOUND -> "42704";
      case ALREADY_EXISTS -> "42710";
      case UNIMPLEMENTED -> "0A000";
      case TIMED_OUT -> "HYT00";
      case CANCELLED -> CANCELLED_STATE;
      case UNAVAILABLE -> "08006";
      case RESOURCE_EXHAUSTED -> "53000";
      case OK, UNKNOWN, INTERNAL -> "XX000";
    };
  }
}
