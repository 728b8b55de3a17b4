// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import io.tarn.api.Query;
import io.tarn.api.QueryId;
import io.tarn.api.QueryService;
import io.tarn.api.QueryState;
import io.tarn.api.Session;
import io.tarn.api.StatementDescription;
import io.tarn.api.StatementRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.arrow.flight.CancelStatus;
import org.apache.arrow.flight.FlightDescriptor;
import org.apache.arrow.flight.FlightEndpoint;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.flight.PollInfo;
import org.apache.arrow.flight.sql.impl.FlightSql.TicketStatementQuery;
import org.apache.arrow.vector.types.pojo.Schema;

/** Runs statements for calls: starts them, waits for what a call needs of them, cancels them. */
final class StatementCalls {
  private static final Duration POLL_WAIT = Duration.ofSeconds(10);

  private final QueryService queries;
  private final Tickets tickets;
  private final StatementTracker tracker;
  private final GatewayConfig.Limits limits;
  private final Semaphore waiting;

  StatementCalls(
      QueryService queries,
      Tickets tickets,
      StatementTracker tracker,
      GatewayConfig.Limits limits) {
    this.queries = queries;
    this.tickets = tickets;
    this.tracker = tracker;
    this.limits = limits;
    this.waiting = new Semaphore(limits.waitingCalls());
  }

  StatementDescription describe(Session session, String sql) {
    checkLength(sql);
    return queries.describe(session, sql);
  }

  /** Starts a query and waits until its columns are known and quick failures have happened. */
  FlightInfo start(DoorCall call, StatementRequest request, FlightDescriptor descriptor) {
    return run(
        call,
        request,
        query -> {
          StatementDescription description = query.description();
          query.await(limits.firstRowsWait());
          return info(call.session(), query, description, descriptor);
        });
  }

  /** Starts a query for a client that will poll; returns when its columns are known. */
  PollInfo startPolled(DoorCall call, StatementRequest request) {
    return run(call, request, query -> poll(call.session(), query, Duration.ZERO));
  }

  /** Waits a while for a polled query's rows. */
  PollInfo poll(DoorCall call, FlightDescriptor descriptor) {
    Query query = find(call.session(), descriptor.getCommand());
    call.runs(query.id());
    return guarded(() -> named(query, q -> poll(call.session(), q, POLL_WAIT)));
  }

  /** Runs a statement to its end; the caller is one of the {@link #guarded} calls. */
  long update(DoorCall call, StatementRequest request) {
    return named(
        submit(call, request),
        query -> {
          if (query.description().returnsRows()) {
            query.cancel();
            throw GatewayErrors.rowsInsteadOfCount();
          }
          return query.updateCount();
        });
  }

  /** The statement whose rows a ticket stands for. */
  Query find(DoorCall call, TicketStatementQuery ticket) {
    Query query = find(call.session(), tickets.open(ticket, call.session().user()));
    call.runs(query.id());
    return query;
  }

  Query find(Session session, byte[] command) {
    return find(session, tickets.open(command, session.user()));
  }

  private Query find(Session session, QueryId id) {
    return queries.find(id, session).orElseThrow(() -> GatewayErrors.queryGone(id));
  }

  /** Starts a statement; the caller sees to it that it is waited for or cancelled. */
  Query submit(DoorCall call, StatementRequest request) {
    checkLength(request.sql());
    Query query = queries.submit(call.session(), request);
    tracker.started(query);
    call.runs(query.id());
    return query;
  }

  CancelStatus cancel(Session session, FlightInfo info) {
    Query query = find(session, command(info));
    if (query.info().state().isFinal()) {
      return query.info().state() == QueryState.CANCELLED
          ? CancelStatus.CANCELLED
          : CancelStatus.NOT_CANCELLABLE;
    }
    query.cancel();
    return query.info().state().isFinal() ? CancelStatus.CANCELLED : CancelStatus.CANCELLING;
  }

  /** A flight that is still polled has no endpoint yet; its descriptor names the statement. */
  private static byte[] command(FlightInfo info) {
    if (!info.getEndpoints().isEmpty()) {
      return info.getEndpoints().get(0).getTicket().getBytes();
    }
    byte[] command = info.getDescriptor().getCommand();
    if (command == null) {
      throw GatewayErrors.invalid(
          "The flight names no statement; send the flight as it was received");
    }
    return command;
  }

  /** Submits a statement and waits for it in a way that a vanished client ends. */
  private <T> T run(DoorCall call, StatementRequest request, Function<Query, T> wait) {
    return guarded(() -> named(submit(call, request), wait));
  }

  private static <T> T named(Query query, Function<Query, T> wait) {
    try {
      return CancelOnDisconnect.during(query, () -> wait.apply(query));
    } catch (RuntimeException e) {
      throw FlightErrors.toFlight(e, query.id());
    }
  }

  /** Keeps call threads free for calls that do not wait. */
  <T> T guarded(Supplier<T> work) {
    if (!waiting.tryAcquire()) {
      throw GatewayErrors.tooMany("calls waiting for statements", limits.waitingCalls());
    }
    try {
      return work.get();
    } finally {
      waiting.release();
    }
  }

  private FlightInfo info(
      Session session, Query query, StatementDescription description, FlightDescriptor descriptor) {
    // No expiry: rows can be read once, and an expiry would tell clients to retry.
    FlightEndpoint endpoint =
        FlightEndpoint.builder(tickets.ticket(query.id(), session.user())).build();
    return info(query, description, descriptor, List.of(endpoint));
  }

  private static FlightInfo info(
      Query query,
      StatementDescription description,
      FlightDescriptor descriptor,
      List<FlightEndpoint> endpoints) {
    Schema schema = DescribedSchema.ofResult(description.result());
    return FlightInfo.builder(schema, descriptor, endpoints)
        .setOrdered(true)
        .setAppMetadata(StatementNotes.of(query, List.of()))
        .build();
  }

  private PollInfo poll(Session session, Query query, Duration patience) {
    StatementDescription description = query.description();
    FlightDescriptor again = FlightDescriptor.command(tickets.command(query.id(), session.user()));
    if (query.await(patience)) {
      return new PollInfo(info(session, query, description, again), null, 1.0, null);
    }
    double progress = query.info().progress().fraction();
    return new PollInfo(info(query, description, again, List.of()), again, progress, null);
  }

  private void checkLength(String sql) {
    // A character is one to four bytes: count bytes only when they could be too many.
    if (sql.length() > limits.statementBytes() / 4) {
      long bytes = sql.getBytes(StandardCharsets.UTF_8).length;
      if (bytes > limits.statementBytes()) {
        throw GatewayErrors.statementTooLong(bytes, limits.statementBytes());
      }
    }
  }
}
