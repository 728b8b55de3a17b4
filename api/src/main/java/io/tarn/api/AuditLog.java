// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

import java.util.Optional;

/** Writes down who came in, what was refused and who changed rights. */
@FunctionalInterface
public interface AuditLog {
  /**
   * Something worth to be looked up later.
   *
   * @param user who did it, or tried to
   * @param action what kind of thing
   * @param detail in words, without any secret
   * @param statement the statement it belongs to
   */
  record Event(String user, Action action, String detail, Optional<QueryId> statement) {}

  /** Kinds of events. */
  enum Action {
    LOG_IN,
    LOG_IN_FAILED,
    PERMISSION_DENIED,
    CHANGE
  }

  /** Never fails: what cannot be written is logged. */
  void record(Event event);
}
