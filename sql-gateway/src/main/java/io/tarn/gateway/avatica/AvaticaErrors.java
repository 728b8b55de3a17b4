// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway.avatica;

import io.tarn.api.ErrorCode;
import io.tarn.api.WarehouseException;
import java.io.IOException;
import org.apache.calcite.avatica.AvaticaSeverity;
import org.apache.calcite.avatica.remote.AvaticaRuntimeException;
import org.apache.calcite.avatica.remote.Service.ErrorResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The errors this door raises itself, and how all errors look in the protocol. */
final class AvaticaErrors {
  private static final Logger LOG = LoggerFactory.getLogger(AvaticaErrors.class);

  private AvaticaErrors() {}

  /**
   * Any failure as the protocol carries it: message, SQLSTATE, and nothing of the server's inside.
   */
  static RuntimeException onTheWire(Exception failure) {
    RuntimeException told = carried(ours(failure));
    told.setStackTrace(new StackTraceElement[0]);
    return told;
  }

  private static WarehouseException ours(Exception failure) {
    if (failure instanceof WarehouseException known) {
      return known;
    }
    if (failure instanceof CredentialsWanted wanted) {
      return wanted.failure();
    }
    if (failure instanceof IOException) {
      return malformed(failure);
    }
    WarehouseException defect =
        WarehouseException.internal("The request cannot be answered", failure);
    LOG.error("{}", defect.getMessage(), failure);
    return defect;
  }

  private static RuntimeException carried(WarehouseException failure) {
    int number =
        switch (failure.code()) {
          case AUTHENTICATION_FAILED -> ErrorResponse.UNAUTHORIZED_ERROR_CODE;
          case SESSION_NOT_FOUND -> ErrorResponse.MISSING_CONNECTION_ERROR_CODE;
          default -> ErrorResponse.UNKNOWN_ERROR_CODE;
        };
    return new AvaticaRuntimeException(
        failure.userMessage(), number, failure.sqlState(), AvaticaSeverity.ERROR);
  }

  /** Clients know this one: some open the connection anew and go on. */
  static WarehouseException noConnection() {
    return WarehouseException.of(
        ErrorCode.SESSION_NOT_FOUND,
        "The connection is not open: it was closed, was idle for too long, or is another user's;"
            + " connect again");
  }

  static CredentialsWanted strangersConnection() {
    return new CredentialsWanted(
        WarehouseException.of(
            ErrorCode.AUTHENTICATION_FAILED,
            "The request carries no credentials and no open connection's id; log in with"
                + " authentication=BASIC, avatica_user and avatica_password, or with user and"
                + " password"));
  }

  static WarehouseException guessableConnection() {
    return WarehouseException.of(
        ErrorCode.INVALID_ARGUMENT,
        "Without HTTP authentication a connection's id must be a random UUID, for whoever knows it"
            + " has the connection; send such an id, or use authentication=BASIC");
  }

  static WarehouseException connectionExists() {
    return invalid("A connection with this id is open already; choose another id");
  }

  static WarehouseException tooMany(String what, int limit) {
    return WarehouseException.of(
        ErrorCode.TOO_MANY_STATEMENTS,
        "There are already " + limit + " " + what + "; close some, or try again later");
  }

  static WarehouseException statementGone() {
    return WarehouseException.of(
        ErrorCode.STATEMENT_NOT_FOUND,
        "The statement is not open in this connection any more; create it again");
  }

  static WarehouseException rowsGone() {
    return WarehouseException.of(
        ErrorCode.STATEMENT_NOT_FOUND,
        "These rows were given already or were not fetched for too long; run the statement again");
  }

  static WarehouseException rowsInBatch() {
    return invalid("A statement of a batch returns rows; run it as a query");
  }

  static WarehouseException noTransactions() {
    return WarehouseException.of(
        ErrorCode.UNSUPPORTED_FEATURE,
        "Transactions over several statements are not supported: every statement commits by"
            + " itself; leave auto-commit on");
  }

  static WarehouseException nothingToRollBack() {
    return WarehouseException.of(
        ErrorCode.UNSUPPORTED_FEATURE,
        "Nothing can be rolled back: every statement has committed by itself; leave auto-commit on");
  }

  static WarehouseException tooLong(int limit) {
    return WarehouseException.of(
        ErrorCode.REQUEST_TOO_LARGE,
        "The statement's text is longer than the "
            + limit
            + " bytes that are accepted; load the data from a file");
  }

  static WarehouseException invalid(String what) {
    return WarehouseException.of(ErrorCode.INVALID_ARGUMENT, what);
  }

  static WarehouseException parameter(String what) {
    return WarehouseException.of(ErrorCode.INVALID_PARAMETER_VALUE, what);
  }

  static WarehouseException malformed(Throwable cause) {
    return WarehouseException.of(
        ErrorCode.INVALID_ARGUMENT,
        "The request is no message of Avatica's protocol, neither in JSON nor in protobuf; connect"
            + " with an Avatica client, or send statements to /api/2.0/sql/statements",
        cause);
  }
}
