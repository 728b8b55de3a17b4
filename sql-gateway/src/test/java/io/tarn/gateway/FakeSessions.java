// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import io.tarn.api.Session;
import io.tarn.api.SessionSettings;
import io.tarn.api.Sessions;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Sessions in memory, which a test can make disappear. */
final class FakeSessions implements Sessions {
  final Map<String, FakeSession> open = new ConcurrentHashMap<>();

  @Override
  public Session open(String user) {
    FakeSession session = new FakeSession(UUID.randomUUID().toString(), user);
    open.put(session.id(), session);
    return session;
  }

  @Override
  public Optional<Session> find(String id, String user) {
    return Optional.<Session>ofNullable(open.get(id)).filter(s -> s.user().equals(user));
  }

  @Override
  public boolean isOpen(String id) {
    return open.containsKey(id);
  }

  @Override
  public void close(String id) {
    open.remove(id);
  }

  static final class FakeSession implements Session {
    private final String id;
    private final String user;
    private SessionSettings settings = SessionSettings.defaults();

    FakeSession(String id, String user) {
      this.id = id;
      this.user = user;
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
    public synchronized SessionSettings settings() {
      return settings;
    }

    @Override
    public synchronized SessionSettings update(UnaryOperator<SessionSettings> change) {
      settings = change.apply(settings);
      return settings;
    }
  }
}
