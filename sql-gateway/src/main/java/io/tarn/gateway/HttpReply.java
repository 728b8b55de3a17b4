// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/**
 * An answer of the HTTP door.
 *
 * @param status HTTP status
 * @param contentType media type
 * @param body the whole body
 * @param challenge how the sender can prove who it is ({@code WWW-Authenticate}); browsers ask
 *     people for a password when they see one
 */
@SuppressWarnings("ArrayRecordComponent") // written once, compared by nobody
public record HttpReply(int status, String contentType, byte[] body, Optional<String> challenge) {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String BASIC = "Basic realm=\"Tarn\", charset=\"UTF-8\"";

  /** Without a challenge. */
  public HttpReply(int status, String contentType, byte[] body) {
    this(status, contentType, body, Optional.empty());
  }

  /** The same, but asking for user and password. */
  public HttpReply challenging() {
    return new HttpReply(status, contentType, body, Optional.of(BASIC));
  }

  /** Says 200 with this as JSON. */
  public static HttpReply json(Object content) {
    return json(200, content);
  }

  public static HttpReply json(int status, Object content) {
    try {
      return new HttpReply(status, "application/json", JSON.writeValueAsBytes(content));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps, lists and text are always JSON", e);
    }
  }
}
