// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import io.tarn.api.ErrorCode;
import io.tarn.api.WarehouseException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Failures as HTTP says them: a status, and a body with the code, the SQLSTATE and the message. */
final class HttpErrors {
  private HttpErrors() {}

  static HttpReply reply(WarehouseException failure) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("error_code", failure.condition());
    body.put("message", failure.userMessage());
    body.put("sql_state", failure.sqlState());
    return HttpReply.json(status(failure.code()), body);
  }

  static int status(ErrorCode code) {
    if (code == ErrorCode.REQUEST_TOO_LARGE) {
      return 413;
    }
    return switch (FlightErrors.status(code)) {
      case UNAUTHENTICATED -> 401;
      case UNAUTHORIZED -> 403;
      case NOT_FOUND -> 404;
      case ALREADY_EXISTS -> 409;
      case INVALID_ARGUMENT, CANCELLED -> 400;
      case UNIMPLEMENTED -> 501;
      case RESOURCE_EXHAUSTED -> code == ErrorCode.TOO_MANY_STATEMENTS ? 429 : 503;
      case UNAVAILABLE, TIMED_OUT -> 503;
      case UNKNOWN, INTERNAL, OK -> 500;
    };
  }
}
