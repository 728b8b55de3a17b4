// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway.rest;

import io.tarn.api.Session;
import io.tarn.api.Sessions;
import io.tarn.gateway.SessionOptions;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The sessions that users opened over HTTP for several statements. Nothing tells when such a client
 * has gone, so a user has a bounded number until idle ones expire.
 */
final class RestSessions {
  private static final int MOST_OF_A_USER = 100;

  private final Sessions sessions;
  private final SessionOptions options;
  private final Map<String, Set<String>> ofUser = new ConcurrentHashMap<>();

  RestSessions(Sessions sessions, SessionOptions options) {
    this.sessions = sessions;
    this.options = options;
  }

  /**
   * Opens one.
   *
   * @param optionValues session options by name
   * @throws io.tarn.api.WarehouseException TOO_MANY_STATEMENTS, or INVALID_SESSION_OPTION
   */
  Session open(String user, Map<String, String> optionValues) {
    Set<String> own = ofUser.computeIfAbsent(user, any -> new HashSet<>());
    synchronized (own) {
      own.removeIf(id -> !sessions.isOpen(id));
      if (own.size() >= MOST_OF_A_USER) {
        throw RestErrors.tooManySessions(MOST_OF_A_USER);
      }
      Session session = options.open(sessions, user, optionValues);
      own.add(session.id());
      return session;
    }
  }

  /**
   * An open session of this user.
   *
   * @throws io.tarn.api.WarehouseException SESSION_NOT_FOUND
   */
  Session find(String id, String user) {
    return sessions.find(id, user).orElseThrow(() -> RestErrors.noSession(id));
  }

  /**
   * Closes a session of this user and cancels its statements.
   *
   * @throws io.tarn.api.WarehouseException SESSION_NOT_FOUND
   */
  void close(String id, String user) {
    sessions.close(find(id, user).id());
  }
}
