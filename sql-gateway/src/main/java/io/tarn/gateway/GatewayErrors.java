// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import io.tarn.api.ErrorCode;
import io.tarn.api.QueryId;
import io.tarn.api.SessionOption;
import io.tarn.api.WarehouseException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The errors the doors themselves raise. */
final class GatewayErrors {
  private GatewayErrors() {}

  static WarehouseException notAuthenticated(String why) {
    return WarehouseException.of(ErrorCode.AUTHENTICATION_FAILED, why);
  }

  static WarehouseException credentialsMissing() {
    return notAuthenticated(
        "This call carries no credentials; log in with user and password or send a bearer token");
  }

  static WarehouseException passwordRefused() {
    return notAuthenticated("User or password is wrong; check both and log in again");
  }

  static WarehouseException tokenRefused() {
    return notAuthenticated("The bearer token is not valid or has expired; log in again");
  }

  static WarehouseException providerUnavailable(Throwable cause) {
    return WarehouseException.of(
        ErrorCode.IDENTITY_PROVIDER_UNAVAILABLE,
        "The identity provider's keys cannot be had now, so its tokens cannot be checked; try again"
            + " soon, or log in with a password or personal access token",
        cause);
  }

  static WarehouseException sessionClosed() {
    return notAuthenticated("The session of this token was closed; log in again");
  }

  static WarehouseException sessionIdle() {
    return notAuthenticated("The token was not used for too long; log in again");
  }

  static WarehouseException foreignPage() {
    return WarehouseException.of(
        ErrorCode.PERMISSION_DENIED,
        "The request comes from a page of another site; send it from a program, or from this host");
  }

  static WarehouseException unknownOption(String key) {
    return WarehouseException.of(
        ErrorCode.INVALID_SESSION_OPTION,
        "There is no session option '" + key + "'; options are " + SessionOption.allKeys());
  }

  static WarehouseException strangersRequestTooLarge(int limit) {
    return notAuthenticated(
        "A request without credentials must say its length, at most "
            + limit
            + " bytes; send user and password with it, as HTTP authentication");
  }

  static WarehouseException malformed(String what) {
    return WarehouseException.of(
        ErrorCode.INVALID_ARGUMENT, what + "; send a Flight SQL message of protocol version 18");
  }

  static WarehouseException statementTooLong(long bytes, int limit) {
    return WarehouseException.of(
        ErrorCode.REQUEST_TOO_LARGE,
        "The statement's text is "
            + bytes
            + " bytes long and at most "
            + limit
            + " are accepted; load the data from a file or send it as an ingest");
  }

  static WarehouseException requestTooLarge(long limit) {
    return WarehouseException.of(
        ErrorCode.REQUEST_TOO_LARGE,
        "The request is larger than the "
            + limit
            + " bytes that are accepted; load the data from a file or send it as an ingest");
  }

  static WarehouseException malformedRows(Throwable cause) {
    return WarehouseException.of(
        ErrorCode.MALFORMED_DATA,
        "The rows sent are not Arrow record batches of the schema sent before; send them again",
        cause);
  }

  static WarehouseException noTransactions() {
    return WarehouseException.of(
        ErrorCode.UNSUPPORTED_FEATURE,
        "Transactions over several statements are not supported: every statement commits by"
            + " itself; send it without a transaction");
  }

  static WarehouseException unsupported(String what) {
    return WarehouseException.of(ErrorCode.UNSUPPORTED_FEATURE, what);
  }

  static WarehouseException invalid(String what) {
    return WarehouseException.of(ErrorCode.INVALID_ARGUMENT, what);
  }

  static WarehouseException parameter(String what) {
    return WarehouseException.of(ErrorCode.INVALID_PARAMETER_VALUE, what);
  }

  static WarehouseException preparedStatementGone() {
    return WarehouseException.of(
        ErrorCode.STATEMENT_NOT_FOUND,
        "The prepared statement is not known in this session: it was closed, expired or made room"
            + " for newer ones; prepare it again");
  }

  static WarehouseException queryGone(QueryId id) {
    return WarehouseException.of(
        ErrorCode.STATEMENT_NOT_FOUND,
        "Statement " + id + " is not known any more, or belongs to another user; run it again");
  }

  static WarehouseException ticketRefused() {
    return WarehouseException.of(
        ErrorCode.STATEMENT_NOT_FOUND,
        "The ticket was not issued by this server to this user; run the statement again");
  }

  static WarehouseException rowsInsteadOfCount() {
    return WarehouseException.of(
        ErrorCode.INVALID_ARGUMENT,
        "The statement returns rows, not an update count; run it as a query");
  }

  static WarehouseException tooMany(String what, int limit) {
    return WarehouseException.of(
        ErrorCode.TOO_MANY_STATEMENTS,
        "The server already has " + limit + " " + what + "; try again when some have ended");
  }

  static WarehouseException cancelledByClient() {
    return WarehouseException.of(ErrorCode.CANCELLED, "The client cancelled the call");
  }

  static WarehouseException stopping() {
    return WarehouseException.of(
        ErrorCode.SHUTTING_DOWN, "The server is stopping; try again when it is up");
  }

  static WarehouseException cannotListen(
      String door, GatewayConfig.Endpoint endpoint, Throwable cause) {
    return WarehouseException.of(
        ErrorCode.INVALID_CONFIGURATION,
        "Port "
            + endpoint.port()
            + " on "
            + endpoint.host()
            + " cannot be opened ("
            + rootMessage(cause)
            + "): stop what uses it or set "
            + door
            + ".port (0 takes a free port) or "
            + door
            + ".host",
        cause);
  }

  static WarehouseException unusableTls(Path file, String key, @Nullable Throwable cause) {
    return WarehouseException.of(
        ErrorCode.INVALID_CONFIGURATION,
        "File "
            + file
            + " cannot be used for TLS: set "
            + key
            + " to a readable file in PEM form (certificate chain, or unencrypted PKCS#8 key)",
        cause);
  }

  static WarehouseException weakTokenKey(int bytes) {
    return WarehouseException.of(
        ErrorCode.INVALID_CONFIGURATION,
        "The key that signs tokens has " + bytes + " bytes and needs at least 32");
  }

  private static String rootMessage(Throwable cause) {
    Throwable root = cause;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    String message = root.getMessage();
    return message == null ? root.getClass().getSimpleName() : message;
  }
}
