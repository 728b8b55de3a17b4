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
    return switch (code) {
      case AUTHENTICATION_FAILED -> 401;
      case PERMISSION_DENIED, PATH_NOT_ALLOWED -> 403;
      case STATEMENT_NOT_FOUND, SESSION_NOT_FOUND -> 404;
      case UNSUPPORTED_FEATURE -> 501;
      case TOO_MANY_STATEMENTS -> 429;
      case SHUTTING_DOWN, ENGINE_UNAVAILABLE, CONCURRENT_WRITE, OUT_OF_MEMORY -> 503;
      default ->
          switch (code.type()) {
            case USER -> 400;
            case RESOURCES -> 503;
            case EXTERNAL, INTERNAL -> 500;
          };
    };
  }
}
