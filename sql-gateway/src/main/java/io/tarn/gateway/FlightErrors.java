// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import io.tarn.api.ErrorCode;
import io.tarn.api.QueryId;
import io.tarn.api.SourcePosition;
import io.tarn.api.WarehouseException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.arrow.flight.CallStatus;
import org.apache.arrow.flight.ErrorFlightMetadata;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightStatusCode;
import org.apache.arrow.memory.OutOfMemoryException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns every failure into a Flight status; the one table from {@link ErrorCode} to status. */
final class FlightErrors {
  static final String CODE_KEY = "tarn-error-code";
  static final String SQLSTATE_KEY = "tarn-sqlstate";
  static final String QUERY_KEY = "tarn-query-id";
  static final String POSITION_KEY = "tarn-position";

  /** Longest description as it travels: clients refuse headers of more than 8 KB in all. */
  static final int MAX_ENCODED_DESCRIPTION = 4096;

  private static final Logger LOG = LoggerFactory.getLogger(FlightErrors.class);
  private static final String ELLIPSIS = "...";

  /** Each code has a place here: a test goes through them all. */
  private static final Map<FlightStatusCode, Set<ErrorCode>> STATUSES =
      Map.ofEntries(
          Map.entry(FlightStatusCode.UNAUTHENTICATED, EnumSet.of(ErrorCode.AUTHENTICATION_FAILED)),
          Map.entry(
              FlightStatusCode.UNAUTHORIZED,
              EnumSet.of(
                  ErrorCode.PERMISSION_DENIED,
                  ErrorCode.PATH_NOT_ALLOWED,
                  ErrorCode.POLICY_IN_FORCE)),
          Map.entry(
              FlightStatusCode.NOT_FOUND,
              EnumSet.of(
                  ErrorCode.CATALOG_NOT_FOUND,
                  ErrorCode.SCHEMA_NOT_FOUND,
                  ErrorCode.TABLE_OR_VIEW_NOT_FOUND,
                  ErrorCode.ROUTINE_NOT_FOUND,
                  ErrorCode.VERSION_NOT_FOUND,
                  ErrorCode.PATH_NOT_FOUND,
                  ErrorCode.SESSION_NOT_FOUND,
                  ErrorCode.PRINCIPAL_NOT_FOUND,
                  ErrorCode.POLICY_NOT_FOUND,
                  ErrorCode.STATEMENT_NOT_FOUND)),
          Map.entry(
              FlightStatusCode.ALREADY_EXISTS,
              EnumSet.of(
                  ErrorCode.SCHEMA_ALREADY_EXISTS,
                  ErrorCode.TABLE_OR_VIEW_ALREADY_EXISTS,
                  ErrorCode.ROUTINE_ALREADY_EXISTS,
                  ErrorCode.POLICY_ALREADY_EXISTS,
                  ErrorCode.PRINCIPAL_ALREADY_EXISTS)),
          Map.entry(
              FlightStatusCode.INVALID_ARGUMENT,
              EnumSet.of(
                  ErrorCode.PARSE_SYNTAX_ERROR,
                  ErrorCode.INVALID_ARGUMENT,
                  ErrorCode.INVALID_PARAMETER_VALUE,
                  ErrorCode.UNBOUND_SQL_PARAMETER,
                  ErrorCode.DATATYPE_MISMATCH,
                  ErrorCode.UNRESOLVED_COLUMN,
                  ErrorCode.AMBIGUOUS_REFERENCE,
                  ErrorCode.UNRESOLVED_ROUTINE,
                  ErrorCode.INVALID_SQL,
                  ErrorCode.QUESTION_NOT_ANSWERED,
                  ErrorCode.SCHEMA_NOT_EMPTY,
                  ErrorCode.DEPENDENT_OBJECTS_EXIST,
                  ErrorCode.INVALID_POLICY,
                  ErrorCode.POLICY_CONFLICT,
                  ErrorCode.WRONG_COMMAND_FOR_OBJECT_TYPE,
                  ErrorCode.INSERT_COLUMN_ARITY_MISMATCH,
                  ErrorCode.INVALID_SESSION_OPTION,
                  ErrorCode.MALFORMED_DATA,
                  ErrorCode.REQUEST_TOO_LARGE,
                  ErrorCode.INVALID_CONFIGURATION)),
          Map.entry(FlightStatusCode.UNIMPLEMENTED, EnumSet.of(ErrorCode.UNSUPPORTED_FEATURE)),
          Map.entry(FlightStatusCode.CANCELLED, EnumSet.of(ErrorCode.CANCELLED)),
          Map.entry(FlightStatusCode.TIMED_OUT, EnumSet.of(ErrorCode.STATEMENT_TIMEOUT)),
          Map.entry(
              FlightStatusCode.RESOURCE_EXHAUSTED,
              EnumSet.of(
                  ErrorCode.TOO_MANY_STATEMENTS, ErrorCode.OUT_OF_MEMORY, ErrorCode.DISK_FULL)),
          Map.entry(
              FlightStatusCode.UNAVAILABLE,
              EnumSet.of(
                  ErrorCode.SHUTTING_DOWN,
                  ErrorCode.ENGINE_UNAVAILABLE,
                  ErrorCode.IDENTITY_PROVIDER_UNAVAILABLE,
                  ErrorCode.CATALOG_UNAVAILABLE,
                  ErrorCode.CONCURRENT_WRITE)),
          Map.entry(
              FlightStatusCode.INTERNAL,
              EnumSet.of(
                  ErrorCode.ENGINE_ERROR,
                  ErrorCode.TABLE_STORAGE_ERROR,
                  ErrorCode.METADATA_STORE_ERROR,
                  ErrorCode.INTERNAL_ERROR)));

  private FlightErrors() {}

  static FlightStatusCode status(ErrorCode code) {
    return STATUSES.entrySet().stream()
        .filter(status -> status.getValue().contains(code))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no status for " + code));
  }

  static FlightRuntimeException toFlight(Throwable failure) {
    return toFlight(failure, Optional.empty());
  }

  static FlightRuntimeException toFlight(Throwable failure, QueryId query) {
    return toFlight(failure, Optional.of(query));
  }

  private static FlightRuntimeException toFlight(Throwable failure, Optional<QueryId> query) {
    if (failure instanceof FlightRuntimeException flight) {
      return withCode(flight);
    }
    WarehouseException known = warehouseException(failure);
    ErrorFlightMetadata metadata = metadata(known.condition(), known.sqlState());
    query.ifPresent(id -> metadata.insert(QUERY_KEY, id.value()));
    known.position().map(SourcePosition::toString).ifPresent(p -> metadata.insert(POSITION_KEY, p));
    return new CallStatus(status(known.code()), known, trimmed(known.userMessage()), metadata)
        .toRuntimeException();
  }

  /** Names a failure; a defect is logged here, and only here. */
  static WarehouseException warehouseException(Throwable failure) {
    if (failure instanceof WarehouseException known) {
      return known;
    }
    if (failure instanceof OutOfMemoryException) {
      return WarehouseException.of(
          ErrorCode.OUT_OF_MEMORY,
          "The server has no memory left for this call; send smaller batches or try again later",
          failure);
    }
    WarehouseException defect = WarehouseException.internal("The call failed", failure);
    LOG.error("{}", defect.getMessage(), failure);
    return defect;
  }

  /** The library's own refusals carry no code; some call a client's mistake an internal error. */
  private static FlightRuntimeException withCode(FlightRuntimeException flight) {
    CallStatus status = flight.status();
    if (status.metadata() != null && status.metadata().containsKey(CODE_KEY)) {
      return flight;
    }
    if (status.code() == FlightStatusCode.UNIMPLEMENTED) {
      return toFlight(GatewayErrors.unsupported("This server does not offer this call"));
    }
    boolean unreadable = status.description().startsWith("Could not unpack");
    if (status.code() == FlightStatusCode.INVALID_ARGUMENT || unreadable) {
      return toFlight(GatewayErrors.malformed("The request cannot be read"));
    }
    return flight;
  }

  private static ErrorFlightMetadata metadata(String condition, String sqlState) {
    ErrorFlightMetadata metadata = new ErrorFlightMetadata();
    metadata.insert(CODE_KEY, ascii(condition));
    metadata.insert(SQLSTATE_KEY, ascii(sqlState));
    return metadata;
  }

  /** Headers are ASCII; an engine's condition might not be. */
  private static String ascii(String text) {
    return text.replaceAll("[^\\x21-\\x7e]", "_");
  }

  /** Cuts a text so that, percent-encoded as gRPC sends it, it stays within the limit. */
  static String trimmed(String text) {
    int encoded = 0;
    int end = 0;
    while (end < text.length()) {
      int point = text.codePointAt(end);
      encoded += encodedLength(point);
      if (encoded > MAX_ENCODED_DESCRIPTION - ELLIPSIS.length()) {
        return text.substring(0, end) + ELLIPSIS;
      }
      end += Character.charCount(point);
    }
    return text;
  }

  private static int encodedLength(int point) {
    if (point >= 0x20 && point < 0x7f && point != '%') {
      return 1;
    }
    int bytes = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    return 3 * bytes;
  }
}
