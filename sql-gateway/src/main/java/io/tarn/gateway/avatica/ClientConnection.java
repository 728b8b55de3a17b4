// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway.avatica;

import io.tarn.api.Authenticator;
import io.tarn.api.Session;
import io.tarn.gateway.GatewayServices;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A client's connection: its session and the statements that are open in it. Thread-safe. */
final class ClientConnection implements AutoCloseable {
  private final String id;
  private final Session session;
  private final Authenticator.Login login;
  private final Instant openedAt;
  private final GatewayServices services;
  private final int mostStatements;
  private final Map<Integer, ClientStatement> statements = new ConcurrentHashMap<>();
  private final AtomicInteger numbers = new AtomicInteger();

  /**
   * @param id chosen by the client
   * @param login how its user came in
   * @param mostStatements open statements it may have
   */
  ClientConnection(
      String id,
      Session session,
      Authenticator.Login login,
      Instant openedAt,
      GatewayServices services,
      int mostStatements) {
    this.id = id;
    this.session = session;
    this.login = login;
    this.openedAt = openedAt;
    this.services = services;
    this.mostStatements = mostStatements;
  }

  String id() {
    return id;
  }

  Session session() {
    return session;
  }

  boolean isOf(String user) {
    return login.user().equals(user);
  }

  /**
   * Whether its session is open; asking keeps that open.
   *
   * @param idIsProof whether the log-in it was opened with must still hold, because nobody shows
   *     another
   */
  boolean isAlive(boolean idIsProof) {
    return services.sessions().find(session.id(), session.user()).isPresent()
        && (!idIsProof || services.authenticator().isCurrent(login, openedAt));
  }

  /** A number no other statement of this connection has or had. */
  int nextNumber() {
    return numbers.incrementAndGet();
  }

  /** Opens a statement. */
  ClientStatement open() {
    if (statements.size() >= mostStatements) {
      throw AvaticaErrors.tooMany("open statements in this connection", mostStatements);
    }
    ClientStatement statement = new ClientStatement(nextNumber(), session, services.queries());
    statements.put(statement.number(), statement);
    return statement;
  }

  /** An open statement. */
  Optional<ClientStatement> find(int number) {
    return Optional.ofNullable(statements.get(number));
  }

  /** Closes a statement and cancels what it runs; nothing happens if there is none. */
  void close(int number) {
    ClientStatement statement = statements.remove(number);
    if (statement != null) {
      statement.close();
    }
  }

  @Override
  public void close() {
    statements.keySet().forEach(this::close);
    services.sessions().close(session.id());
  }
}
