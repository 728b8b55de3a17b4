// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import com.github.benmanes.caffeine.cache.Ticker;
import io.tarn.api.Session;
import io.tarn.api.Sessions;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Finds the session a token stands for. A session is bound to its token, not to a connection: every
 * channel that shows the token shares it.
 */
final class SessionDirectory {
  private final Sessions sessions;
  private final SessionOptions options;
  private final Instant startedAt;

  /** By the session id in the token, which differs from the session's own after a restart. */
  private final Cache<String, Session> byToken;

  private final Cache<String, Boolean> closed;

  /** Sessions of clients that send what they log in with at every call. */
  private final Cache<String, Session> bySecret;

  SessionDirectory(
      Sessions sessions, SessionOptions options, GatewayConfig.Tokens config, Clock clock) {
    this.sessions = sessions;
    this.options = options;
    this.startedAt = clock.instant();
    Ticker ticker = () -> TimeUnit.MILLISECONDS.toNanos(clock.millis());
    this.byToken = emptying().ticker(ticker).expireAfterAccess(config.idle()).build();
    this.bySecret = emptying().ticker(ticker).expireAfterAccess(config.idle()).build();
    this.closed = emptying().ticker(ticker).expireAfterWrite(config.lifetime()).build();
  }

  /** What expires is let go of then, not when somebody comes next. */
  private static Caffeine<Object, Object> emptying() {
    return Caffeine.newBuilder().scheduler(Scheduler.systemScheduler());
  }

  /**
   * Opens a session.
   *
   * @param optionValues session options by name, as the client sent them
   * @throws io.tarn.api.WarehouseException INVALID_SESSION_OPTION; then there is no session
   */
  Session open(String user, Map<String, String> optionValues) {
    Session session = opened(user, optionValues);
    byToken.put(session.id(), session);
    return session;
  }

  /**
   * The session of a client that shows its password or token at every call.
   *
   * @param optionValues session options by name
   */
  Session ofSecret(String user, Map<String, String> optionValues) {
    return present(
        bySecret
            .asMap()
            .compute(
                user + '\n' + new TreeMap<>(optionValues),
                (key, known) -> living(known, user).orElseGet(() -> open(user, optionValues))));
  }

  /**
   * The session of a token. One this process does not know, because the gateway was restarted, is
   * opened anew under the same token, with the options the client logged in with.
   */
  Session of(BearerTokens.Claims claims) {
    String key = claims.sessionId();
    if (closed.getIfPresent(key) != null) {
      throw GatewayErrors.sessionClosed();
    }
    return present(byToken.asMap().compute(key, (id, known) -> current(claims, known)));
  }

  private Session current(BearerTokens.Claims claims, @Nullable Session known) {
    if (known == null && !claims.issuedAt().isBefore(startedAt)) {
      throw GatewayErrors.sessionIdle();
    }
    Optional<Session> living =
        known == null
            ? sessions.find(claims.sessionId(), claims.user())
            : living(known, claims.user());
    return living.orElseGet(() -> opened(claims.user(), claims.options()));
  }

  private Session opened(String user, Map<String, String> optionValues) {
    return options.open(sessions, user, optionValues);
  }

  private Optional<Session> living(@Nullable Session known, String user) {
    return known == null ? Optional.empty() : sessions.find(known.id(), user);
  }

  /** Ends a session; its token is refused from now on. */
  void close(String tokenSessionId, Session session) {
    closed.put(tokenSessionId, true);
    closed.put(session.id(), true);
    byToken.invalidate(tokenSessionId);
    byToken.invalidate(session.id());
    bySecret.asMap().values().removeIf(s -> s.id().equals(session.id()));
    sessions.close(session.id());
  }

  long count() {
    byToken.cleanUp();
    return byToken.estimatedSize();
  }

  private static Session present(@Nullable Session session) {
    if (session == null) {
      throw GatewayErrors.sessionIdle();
    }
    return session;
  }
}
