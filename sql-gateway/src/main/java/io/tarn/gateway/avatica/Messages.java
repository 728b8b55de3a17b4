// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway.avatica;

import io.tarn.api.ErrorCode;
import io.tarn.api.WarehouseException;
import io.tarn.gateway.HttpReply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.calcite.avatica.metrics.noop.NoopMetricsSystem;
import org.apache.calcite.avatica.proto.Common.WireMessage;
import org.apache.calcite.avatica.proto.Responses;
import org.apache.calcite.avatica.remote.Handler.HandlerResponse;
import org.apache.calcite.avatica.remote.JsonHandler;
import org.apache.calcite.avatica.remote.ProtobufHandler;
import org.apache.calcite.avatica.remote.ProtobufTranslation;
import org.apache.calcite.avatica.remote.ProtobufTranslationImpl;
import org.apache.calcite.avatica.remote.Service;

/**
 * The protocol's two languages: protobuf, and JSON for what begins with a brace. Answers in the
 * language of the request; a failure is an answer too, without traces of this server's inside.
 */
final class Messages {
  private static final String PROTOBUF = "application/x-google-protobuf";
  private static final String JSON = "application/json";
  private static final int UNAUTHENTICATED = 401;
  private static final int FORBIDDEN = 403;

  private final ProtobufTranslation translation = new ProtobufTranslationImpl();

  /** Has the service answer a request. */
  HttpReply answer(byte[] request, Service service) {
    boolean json = request.length > 0 && request[0] == '{';
    return json ? json(request, service) : protobuf(request, service);
  }

  private static HttpReply json(byte[] request, Service service) {
    Json handler = new Json(service);
    HandlerResponse<String> response;
    try {
      response = handler.apply(CleanRequest.json(request));
    } catch (IOException e) {
      response = handler.convertToErrorResponse(e);
    }
    byte[] body = response.getResponse().getBytes(StandardCharsets.UTF_8);
    return reply(response.getStatusCode(), JSON, body);
  }

  private HttpReply protobuf(byte[] request, Service service) {
    Protobuf handler = new Protobuf(service, translation);
    HandlerResponse<byte[]> response;
    try {
      response = handler.apply(CleanRequest.protobuf(request));
    } catch (IOException e) {
      response = handler.convertToErrorResponse(e);
    }
    return reply(response.getStatusCode(), PROTOBUF, response.getResponse());
  }

  /** That a commit is done; the library lets nobody but its reader make this answer. */
  static Service.CommitResponse committed() {
    WireMessage message =
        WireMessage.newBuilder().setName(Responses.CommitResponse.class.getName()).build();
    try {
      return (Service.CommitResponse)
          new ProtobufTranslationImpl().parseResponse(message.toByteArray());
    } catch (IOException e) {
      throw new IllegalStateException("an empty message can be read", e);
    }
  }

  private static HttpReply reply(int status, String type, byte[] body) {
    HttpReply reply = new HttpReply(status, type, body);
    return status == UNAUTHENTICATED ? reply.challenging() : reply;
  }

  /**
   * A refusal before the request was read, in protobuf: its language is not known yet. Never 503:
   * Avatica's driver repeats such a request at once and without end.
   *
   * @param service not called
   */
  HttpReply refusal(WarehouseException failure, Service service) {
    byte[] body = new Protobuf(service, translation).convertToErrorResponse(failure).getResponse();
    int status =
        failure.code() == ErrorCode.AUTHENTICATION_FAILED
            ? UNAUTHENTICATED
            : failure.code() == ErrorCode.PERMISSION_DENIED
                ? FORBIDDEN
                : ProtobufHandler.HTTP_INTERNAL_SERVER_ERROR;
    return reply(status, PROTOBUF, body);
  }

  private static final class Json extends JsonHandler {
    Json(Service service) {
      super(service, NoopMetricsSystem.getInstance());
    }

    @Override
    public HandlerResponse<String> convertToErrorResponse(Exception e) {
      return e instanceof CredentialsWanted
          ? unauthenticatedErrorResponse(AvaticaErrors.onTheWire(e))
          : super.convertToErrorResponse(AvaticaErrors.onTheWire(e));
    }
  }

  private static final class Protobuf extends ProtobufHandler {
    Protobuf(Service service, ProtobufTranslation translation) {
      super(service, translation, NoopMetricsSystem.getInstance());
    }

    @Override
    public HandlerResponse<byte[]> convertToErrorResponse(Exception e) {
      return e instanceof CredentialsWanted
          ? unauthenticatedErrorResponse(AvaticaErrors.onTheWire(e))
          : super.convertToErrorResponse(AvaticaErrors.onTheWire(e));
    }
  }
}
