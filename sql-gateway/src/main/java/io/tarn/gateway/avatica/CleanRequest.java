// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway.avatica;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.calcite.avatica.proto.Common.WireMessage;
import org.apache.calcite.avatica.proto.Requests.ExecuteRequest;

/**
 * A request without what the library must not read: clients send the signature of a prepared
 * statement back, and it may name a Java class, which the library loads. The server has its own.
 */
final class CleanRequest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String EXECUTE = "ExecuteRequest";

  private CleanRequest() {}

  /**
   * Of a request in protobuf.
   *
   * @throws IOException if it is no message of the protocol
   */
  static byte[] protobuf(byte[] request) throws IOException {
    WireMessage message = WireMessage.parseFrom(request);
    String name = message.getName();
    if (!name.startsWith("org.apache.calcite.avatica.proto.Requests$")) {
      throw new IOException("no request has this name");
    }
    if (!name.endsWith("$" + EXECUTE)) {
      return request;
    }
    ExecuteRequest.Builder execute =
        ExecuteRequest.parseFrom(message.getWrappedMessage()).toBuilder();
    if (!execute.getStatementHandle().hasSignature()) {
      return request;
    }
    execute.getStatementHandleBuilder().clearSignature();
    return message.toBuilder()
        .setWrappedMessage(execute.build().toByteString())
        .build()
        .toByteArray();
  }

  /**
   * Of a request in JSON.
   *
   * @throws IOException if it is no JSON
   */
  static String json(byte[] request) throws IOException {
    JsonNode tree = JSON.readTree(request);
    if (tree.path("statementHandle") instanceof ObjectNode handle && handle.has("signature")) {
      handle.remove("signature");
      return JSON.writeValueAsString(tree);
    }
    return new String(request, StandardCharsets.UTF_8);
  }
}
