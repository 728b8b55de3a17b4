// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import com.google.protobuf.ByteString;
import io.tarn.api.ParameterRow;
import io.tarn.api.Session;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The prepared statements of all sessions. The stock JDBC driver prepares every statement and
 * forgets to close many, so a session keeps a bounded number and its longest unused makes room.
 */
final class PreparedStatements {
  private static final int HANDLE_BYTES = 16;

  private final Cache<String, Map<ByteString, Prepared>> bySession;
  private final int perSession;
  private final long charactersPerSession;
  private final SecureRandom random = new SecureRandom();

  /**
   * @param perSession statements a session keeps
   * @param charactersPerSession length of all their texts together
   * @param idle those of a session that uses none for so long are forgotten
   */
  PreparedStatements(int perSession, long charactersPerSession, Duration idle) {
    this.perSession = perSession;
    this.charactersPerSession = charactersPerSession;
    this.bySession =
        Caffeine.newBuilder()
            .expireAfterAccess(idle)
            .scheduler(Scheduler.systemScheduler())
            .build();
  }

  /**
   * A statement a client will run by its handle.
   *
   * @param sql its text
   * @param parameters rows bound to it by the last bind
   */
  record Prepared(String sql, List<ParameterRow> parameters) {
    Prepared {
      parameters = List.copyOf(parameters);
    }
  }

  ByteString add(Session session, String sql) {
    byte[] handle = new byte[HANDLE_BYTES];
    random.nextBytes(handle);
    ByteString key = ByteString.copyFrom(handle);
    Map<ByteString, Prepared> own = bySession.get(session.id(), id -> leastUsedFirst());
    synchronized (own) {
      own.put(key, new Prepared(sql, List.of()));
      makeRoom(own);
    }
    return key;
  }

  /** The newest stays, however long it is. */
  private void makeRoom(Map<ByteString, Prepared> own) {
    long characters = own.values().stream().mapToLong(prepared -> prepared.sql().length()).sum();
    Iterator<Prepared> leastUsed = own.values().iterator();
    for (int left = own.size(); characters > charactersPerSession && left > 1; left--) {
      characters -= leastUsed.next().sql().length();
      leastUsed.remove();
    }
  }

  /**
   * A statement of this session.
   *
   * @throws io.tarn.api.WarehouseException STATEMENT_NOT_FOUND
   */
  Prepared find(Session session, ByteString handle) {
    Map<ByteString, Prepared> own = own(session);
    synchronized (own) {
      return required(own.get(handle));
    }
  }

  void bind(Session session, ByteString handle, List<ParameterRow> parameters) {
    Map<ByteString, Prepared> own = own(session);
    synchronized (own) {
      Prepared prepared = required(own.get(handle));
      own.put(handle, new Prepared(prepared.sql(), parameters));
    }
  }

  /** Forgets a statement; nothing happens if it is gone already. */
  void remove(Session session, ByteString handle) {
    Map<ByteString, Prepared> own = own(session);
    synchronized (own) {
      own.remove(handle);
    }
  }

  void removeAll(Session session) {
    bySession.invalidate(session.id());
  }

  private Map<ByteString, Prepared> own(Session session) {
    return bySession.get(session.id(), id -> leastUsedFirst());
  }

  private static Prepared required(@Nullable Prepared prepared) {
    if (prepared == null) {
      throw GatewayErrors.preparedStatementGone();
    }
    return prepared;
  }

  private Map<ByteString, Prepared> leastUsedFirst() {
    return new LeastUsedFirst(perSession);
  }

  private static final class LeastUsedFirst extends LinkedHashMap<ByteString, Prepared> {
    private static final long serialVersionUID = 1L;

    private final int limit;

    LeastUsedFirst(int limit) {
      super(16, 0.75f, true);
      this.limit = limit;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<ByteString, Prepared> eldest) {
      return size() > limit;
    }
  }
}
