// SPDX-License-Identifier: Apache-2.0
package io.tarn.query;

import io.tarn.api.Session;
import io.tarn.api.SessionSettings;
import java.util.function.UnaryOperator;

/** A session and the moment it was last used. */
final class OpenSession implements Session {
  private final String id;
  private final String user;
  private volatile SessionSettings settings;
  private volatile long lastUsedNanos;

  OpenSession(String id, String user, SessionSettings settings) {
    this.id = id;
    this.user = user;
    this.settings = settings;
    this.lastUsedNanos = System.nanoTime();
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String user() {
    return user;
  }

  @Override
  public SessionSettings settings() {
    return settings;
  }

  @Override
  public synchronized SessionSettings update(UnaryOperator<SessionSettings> change) {
    settings = change.apply(settings);
    return settings;
  }

  void touch() {
    lastUsedNanos = System.nanoTime();
  }

  long idleNanos() {
    return System.nanoTime() - lastUsedNanos;
  }
}
