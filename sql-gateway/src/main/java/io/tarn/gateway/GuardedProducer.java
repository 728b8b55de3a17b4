// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import com.google.protobuf.Any;
import java.util.concurrent.Callable;
import org.apache.arrow.flight.Action;
import org.apache.arrow.flight.ActionType;
import org.apache.arrow.flight.Criteria;
import org.apache.arrow.flight.FlightDescriptor;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.flight.FlightProducer;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.PollInfo;
import org.apache.arrow.flight.PutResult;
import org.apache.arrow.flight.Result;
import org.apache.arrow.flight.SchemaResult;
import org.apache.arrow.flight.Ticket;
import org.apache.arrow.flight.sql.FlightSqlUtils;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandPreparedStatementQuery;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandStatementQuery;
import org.apache.arrow.flight.sql.impl.FlightSql.TicketStatementQuery;

/**
 * Stands before the producer: refuses what is not a Flight SQL message, and lets no exception out
 * that is not a Flight status with a code of ours.
 */
final class GuardedProducer implements FlightProducer {
  private final DoorProducer producer;
  private final FirstMessage firstMessage;

  GuardedProducer(DoorProducer producer, FirstMessage firstMessage) {
    this.producer = producer;
    this.firstMessage = firstMessage;
  }

  @Override
  public FlightInfo getFlightInfo(CallContext context, FlightDescriptor descriptor) {
    return translated(() -> producer.getFlightInfo(context, command(descriptor)));
  }

  @Override
  public SchemaResult getSchema(CallContext context, FlightDescriptor descriptor) {
    return translated(() -> producer.getSchema(context, command(descriptor)));
  }

  @Override
  public PollInfo pollFlightInfo(CallContext context, FlightDescriptor descriptor) {
    return translated(() -> poll(context, command(descriptor)));
  }

  private PollInfo poll(CallContext context, FlightDescriptor descriptor) {
    Any command = FlightSqlUtils.parseOrThrow(descriptor.getCommand());
    if (command.is(TicketStatementQuery.class)) {
      return producer.pollAgain(descriptor, context);
    }
    if (command.is(CommandStatementQuery.class)) {
      return producer.poll(
          FlightSqlUtils.unpackOrThrow(command, CommandStatementQuery.class), context);
    }
    if (command.is(CommandPreparedStatementQuery.class)) {
      return producer.poll(
          FlightSqlUtils.unpackOrThrow(command, CommandPreparedStatementQuery.class), context);
    }
    return new PollInfo(producer.getFlightInfo(context, descriptor), null, 1.0, null);
  }

  @Override
  public void getStream(CallContext context, Ticket ticket, ServerStreamListener listener) {
    try {
      FlightSqlUtils.parseOrThrow(ticket.getBytes());
      producer.getStream(context, ticket, listener);
    } catch (RuntimeException e) {
      listener.error(FlightErrors.toFlight(e));
    }
  }

  @Override
  public Runnable acceptPut(
      CallContext context, FlightStream stream, StreamListener<PutResult> answer) {
    return () ->
        translated(
            () -> {
              producer.upload(() -> put(context, stream, answer));
              return true;
            });
  }

  private void put(CallContext context, FlightStream stream, StreamListener<PutResult> answer) {
    command(firstMessage.descriptor(stream));
    producer.acceptPut(context, stream, answer).run();
  }

  @Override
  public void doAction(CallContext context, Action action, StreamListener<Result> listener) {
    TranslatingListener<Result> translating = new TranslatingListener<>(listener);
    try {
      producer.doAction(context, action, translating);
    } catch (RuntimeException e) {
      translating.onError(e);
    }
  }

  @Override
  public void listActions(CallContext context, StreamListener<ActionType> listener) {
    producer.listActions(context, listener);
  }

  @Override
  public void listFlights(
      CallContext context, Criteria criteria, StreamListener<FlightInfo> listener) {
    producer.listFlights(context, criteria, listener);
  }

  @Override
  public void doExchange(CallContext context, FlightStream reader, ServerStreamListener writer) {
    throw FlightErrors.toFlight(
        GatewayErrors.unsupported("DoExchange is not offered; send statements as Flight SQL"));
  }

  private static FlightDescriptor command(FlightDescriptor descriptor) {
    if (!descriptor.isCommand()) {
      throw GatewayErrors.malformed("The flight is named by a path instead of a command");
    }
    return descriptor;
  }

  private static <T> T translated(Callable<T> call) {
    try {
      return call.call();
    } catch (Exception e) {
      throw FlightErrors.toFlight(e);
    }
  }

  private record TranslatingListener<T>(StreamListener<T> target) implements StreamListener<T> {
    @Override
    public void onNext(T value) {
      target.onNext(value);
    }

    @Override
    public void onError(Throwable failure) {
      target.onError(FlightErrors.toFlight(failure));
    }

    @Override
    public void onCompleted() {
      target.onCompleted();
    }
  }
}
