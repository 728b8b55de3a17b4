// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

import java.util.Optional;

/** The open sessions; idle ones expire. */
public interface Sessions {
  Session open(String user);

  /** An open session of this user; asking for it keeps it alive. */
  Optional<Session> find(String id, String user);

  /** Whether it is open still; asking for it does not keep it alive. */
  boolean isOpen(String id);

  /** Closes it and cancels its statements; nothing happens if there is none. */
  void close(String id);
}
