// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway.avatica;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import com.github.benmanes.caffeine.cache.Scheduler;
import io.tarn.api.Authenticator;
import io.tarn.api.Session;
import io.tarn.api.SessionOption;
import io.tarn.gateway.GatewayServices;
import io.tarn.gateway.SessionOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The open connections of all clients. Ids are chosen by clients: one is looked for only among the
 * connections of the user who asks, so that another's is unknown. Without HTTP authentication the
 * id is the proof, and must then be one that cannot be guessed.
 */
final class ClientConnections implements AutoCloseable {
  private static final int MOST_OF_A_USER = 100;
  private static final int MOST = 2_000;
  private static final int RANDOM_UUID = 4;

  private final GatewayServices services;
  private final SessionOptions options;
  private final PasswordCheck passwords;
  private final int mostStatements;
  private final Cache<Key, ClientConnection> open;

  /** Checks what a client without HTTP authentication sends when it connects. */
  @FunctionalInterface
  interface PasswordCheck {
    /**
     * Who this is.
     *
     * @throws io.tarn.api.WarehouseException AUTHENTICATION_FAILED
     */
    Authenticator.Login logIn(String user, String password);
  }

  /**
   * Where a connection is found.
   *
   * @param user who proved to be its user, empty if the id is the proof
   */
  private record Key(String user, String id) {}

  /**
   * @param mostStatements open statements of a connection
   * @param idle a connection not used for so long is closed
   */
  ClientConnections(
      GatewayServices services, PasswordCheck passwords, int mostStatements, Duration idle) {
    this.services = services;
    this.options = new SessionOptions(services::visibleTo);
    this.passwords = passwords;
    this.mostStatements = mostStatements;
    this.open =
        Caffeine.newBuilder()
            .expireAfterAccess(idle)
            .scheduler(Scheduler.systemScheduler())
            .executor(Runnable::run)
            .removalListener(ClientConnections::ended)
            .build();
  }

  /**
   * Opens a connection.
   *
   * @param info the client's connection properties: session options, and the log-in of a stranger
   */
  void open(Caller caller, String id, Map<String, String> info) {
    Authenticator.Login login = caller.isStranger() ? logIn(id, info) : byUser(caller.user());
    Key key = new Key(caller.user(), id);
    ClientConnection connection;
    synchronized (this) {
      open.cleanUp();
      if (open.getIfPresent(key) != null) {
        throw AvaticaErrors.connectionExists();
      }
      long own = open.asMap().values().stream().filter(c -> c.isOf(login.user())).count();
      if (own >= MOST_OF_A_USER) {
        throw AvaticaErrors.tooMany("open connections of user " + login.user(), MOST_OF_A_USER);
      }
      if (open.estimatedSize() >= MOST) {
        throw AvaticaErrors.tooMany("open connections", MOST);
      }
      Session session = options.open(services.sessions(), login.user(), sessionOptions(info));
      connection =
          new ClientConnection(id, session, login, Instant.now(), services, mostStatements);
      open.put(key, connection);
    }
  }

  private static Authenticator.Login byUser(String user) {
    return Authenticator.Login.byPassword(user);
  }

  private Authenticator.Login logIn(String id, Map<String, String> info) {
    String user = info.get("user");
    String password = info.get("password");
    if (user == null || password == null) {
      throw AvaticaErrors.strangersConnection();
    }
    if (!isRandom(id)) {
      throw AvaticaErrors.guessableConnection();
    }
    return passwords.logIn(user, password);
  }

  /** Whether an id has the 122 random bits of a version 4 UUID. */
  private static boolean isRandom(String id) {
    try {
      return UUID.fromString(id).version() == RANDOM_UUID
          && UUID.fromString(id).toString().equalsIgnoreCase(id);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Double quotes are around names unless asked otherwise: so Avatica's clients write SQL. */
  private static Map<String, String> sessionOptions(Map<String, String> info) {
    Map<String, String> wanted = new LinkedHashMap<>();
    wanted.put(SessionOption.QUOTING.key(), "ansi");
    for (SessionOption option : SessionOption.values()) {
      @Nullable String value = info.get(option.key());
      if (value != null) {
        wanted.put(option.key(), value);
      }
    }
    return wanted;
  }

  /**
   * An open connection of this caller.
   *
   * @throws io.tarn.api.WarehouseException SESSION_NOT_FOUND if there is none
   * @throws CredentialsWanted if a stranger knows none
   */
  ClientConnection find(Caller caller, @Nullable String id) {
    ClientConnection connection = id == null ? null : open.getIfPresent(new Key(caller.user(), id));
    if (connection != null && connection.isAlive(caller.isStranger())) {
      return connection;
    }
    if (caller.isStranger()) {
      throw AvaticaErrors.strangersConnection();
    }
    throw AvaticaErrors.noConnection();
  }

  /** Closes a connection; nothing happens if there is none. */
  void close(Caller caller, String id) {
    open.invalidate(new Key(caller.user(), id));
  }

  /** How many there are. */
  long count() {
    open.cleanUp();
    return open.estimatedSize();
  }

  private static void ended(
      @Nullable Key key, @Nullable ClientConnection connection, RemovalCause cause) {
    if (connection != null) {
      connection.close();
    }
  }

  @Override
  public void close() {
    open.asMap().values().forEach(ClientConnection::close);
    open.invalidateAll();
    open.cleanUp();
  }
}
