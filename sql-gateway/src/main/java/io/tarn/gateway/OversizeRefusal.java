// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import com.linecorp.armeria.common.ContentTooLargeException;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.server.HttpStatusException;
import com.linecorp.armeria.server.ServiceErrorHandler;
import com.linecorp.armeria.server.ServiceRequestContext;
import org.jspecify.annotations.Nullable;

/**
 * Says in a path's own words that a body is too large if the decoder finds it out before the
 * service that reads it: it would answer with a page of its own.
 */
final class OversizeRefusal implements ServiceErrorHandler {
  private final HttpReply reply;

  /**
   * @param reply what the path says
   */
  OversizeRefusal(HttpReply reply) {
    this.reply = reply;
  }

  @Override
  public @Nullable HttpResponse onServiceException(ServiceRequestContext context, Throwable cause) {
    if (isTooLarge(cause) || (cause.getCause() != null && isTooLarge(cause.getCause()))) {
      return HttpPaths.response(reply);
    }
    return cause instanceof HttpStatusException other ? HttpResponse.of(other.httpStatus()) : null;
  }

  private static boolean isTooLarge(Throwable cause) {
    return cause instanceof ContentTooLargeException;
  }
}
