// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A request to the HTTP door.
 *
 * @param user who sent it, empty at a path that is open to everyone and for a stranger
 * @param base scheme and authority under which the client reached the door
 * @param path values of the path's parameters
 * @param query the last value of each query parameter
 * @param body the whole body
 * @param left completes if the client leaves before it is answered
 */
@SuppressWarnings("ArrayRecordComponent") // read once, compared by nobody
public record HttpCall(
    String user,
    String base,
    Map<String, String> path,
    Map<String, String> query,
    byte[] body,
    CompletableFuture<?> left) {
  /**
   * A parameter of the path.
   *
   * @throws IllegalArgumentException if the path has none of this name
   */
  public String parameter(String name) {
    String value = path.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the path has no parameter " + name);
    }
    return value;
  }

  public Optional<String> queryParameter(String name) {
    return Optional.ofNullable(query.get(name));
  }
}
