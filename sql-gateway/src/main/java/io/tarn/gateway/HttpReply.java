// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * An answer of the HTTP door.
 *
 * @param status HTTP status
 * @param contentType media type
 * @param body the whole body
 */
@SuppressWarnings("ArrayRecordComponent") // written once, compared by nobody
public record HttpReply(int status, String contentType, byte[] body) {
  private static final ObjectMapper JSON = new ObjectMapper();

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
