// SPDX-License-Identifier: Apache-2.0
package io.tarn.query;

import io.tarn.api.Session;
import io.tarn.api.SessionSettings;
import io.tarn.api.Sessions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The open sessions. A session with a running statement is never idle. */
final class SessionRegistry implements Sessions {
  private static final Duration LONGEST_PATROL = Duration.ofMinutes(1);
  private static final Duration SHORTEST_PATROL = Duration.ofSeconds(1);

  private final Map<String, OpenSession> open = new ConcurrentHashMap<>();
  private final Duration idleTimeout;
  private final Consumer<String> onClose;

  SessionRegistry(Duration idleTimeout, Consumer<String> onClose) {
    this.idleTimeout = idleTimeout;
    this.onClose = onClose;
  }

  @Override
  public Session open(String user) {
    String id = UUID.randomUUID().toString();
    OpenSession session = new OpenSession(id, user, SessionSettings.defaults());
    open.put(id, session);
    return session;
  }

  @Override
  public Optional<Session> find(String id, String user) {
    OpenSession session = open.get(id);
    if (session == null || !session.user().equals(user)) {
      return Optional.empty();
    }
    session.touch();
    return Optional.of(session);
  }

  @Override
  public boolean isOpen(String id) {
    return open.containsKey(id);
  }

  @Override
  public void close(String id) {
    if (open.remove(id) != null) {
      onClose.accept(id);
    }
  }

  /** How often to look for idle ones: none stays much longer than it may. */
  Duration patrol() {
    Duration half = idleTimeout.dividedBy(2);
    Duration atMost = half.compareTo(LONGEST_PATROL) < 0 ? half : LONGEST_PATROL;
    return atMost.compareTo(SHORTEST_PATROL) < 0 ? SHORTEST_PATROL : atMost;
  }

  int size() {
    return open.size();
  }

  void closeIdle(Predicate<String> busy) {
    for (OpenSession session : open.values()) {
      if (session.idleNanos() > idleTimeout.toNanos() && !busy.test(session.id())) {
        close(session.id());
      }
    }
  }
}
