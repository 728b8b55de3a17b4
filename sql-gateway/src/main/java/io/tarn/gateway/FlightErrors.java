// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import io.tarn.api.ErrorCode;
import io.tarn.api.QueryId;
import io.tarn.api.SourcePosition;
import io.tarn.api.WarehouseException;
import java.util.Optional;
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

  private FlightErrors() {}

  static FlightStatusCode status(ErrorCode code) {
    return switch (code) {
      case AUTHENTICATION_FAILED -> FlightStatusCode.UNAUTHENTICATED;
      case PERMISSION_DENIED, PATH_NOT_ALLOWED -> FlightStatusCode.UNAUTHORIZED;
      case CATALOG_NOT_FOUND,
          SCHEMA_NOT_FOUND,
          TABLE_OR_VIEW_NOT_FOUND,
          ROUTINE_NOT_FOUND,
          VERSION_NOT_FOUND,
          PATH_NOT_FOUND,
          SESSION_NOT_FOUND,
          PRINCIPAL_NOT_FOUND,
          STATEMENT_NOT_FOUND ->
          FlightStatusCode.NOT_FOUND;
      case SCHEMA_ALREADY_EXISTS,
          TABLE_OR_VIEW_ALREADY_EXISTS,
          ROUTINE_ALREADY_EXISTS,
          PRINCIPAL_ALREADY_EXISTS ->
          FlightStatusCode.ALREADY_EXISTS;
      case PARSE_SYNTAX_ERROR,
          INVALID_ARGUMENT,
          INVALID_PARAMETER_VALUE,
          UNBOUND_SQL_PARAMETER,
          DATATYPE_MISMATCH,
          UNRESOLVED_COLUMN,
          AMBIGUOUS_REFERENCE,
          UNRESOLVED_ROUTINE,
          INVALID_SQL,
          QUESTION_NOT_ANSWERED,
          SCHEMA_NOT_EMPTY,
          WRONG_COMMAND_FOR_OBJECT_TYPE,
          INSERT_COLUMN_ARITY_MISMATCH,
          INVALID_SESSION_OPTION,
          MALFORMED_DATA,
          INVALID_CONFIGURATION ->
          FlightStatusCode.INVALID_ARGUMENT;
      case UNSUPPORTED_FEATURE -> FlightStatusCode.UNIMPLEMENTED;
      case CANCELLED -> FlightStatusCode.CANCELLED;
      case STATEMENT_TIMEOUT -> FlightStatusCode.TIMED_OUT;
      case TOO_MANY_STATEMENTS, OUT_OF_MEMORY, DISK_FULL -> FlightStatusCode.RESOURCE_EXHAUSTED;
      case SHUTTING_DOWN, ENGINE_UNAVAILABLE, CONCURRENT_WRITE -> FlightStatusCode.UNAVAILABLE;
      case ENGINE_ERROR, TABLE_STORAGE_ERROR, METADATA_STORE_ERROR, INTERNAL_ERROR ->
          FlightStatusCode.INTERNAL;
    };
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
