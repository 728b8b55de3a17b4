// SPDX-License-Identifier: Apache-2.0
package io.tarn.compute;

import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Connect sessions that wait for a statement. One statement has a session to itself, so its
 * settings and temporary views are its own.
 */
final class SessionPool {
  private static final int MAX_IDLE = 16;

  private final SparkConnection connection;
  private final ConcurrentLinkedDeque<ConnectSession> idle = new ConcurrentLinkedDeque<>();
  private final AtomicInteger idleCount = new AtomicInteger();

  SessionPool(SparkConnection connection) {
    this.connection = connection;
  }

  ConnectSession borrow() {
    ConnectSession session = idle.pollFirst();
    if (session == null) {
      return new ConnectSession(connection);
    }
    idleCount.decrementAndGet();
    return session;
  }

  /** Takes back a session that is as clean as a new one, except for its settings. */
  void giveBack(ConnectSession session) {
    if (idleCount.incrementAndGet() > MAX_IDLE) {
      idleCount.decrementAndGet();
      session.release();
    } else {
      idle.addFirst(session);
    }
  }
}
