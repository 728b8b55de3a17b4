// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import io.tarn.api.StatementRequest;
import java.util.List;
import org.apache.arrow.flight.ActionType;
import org.apache.arrow.flight.CancelFlightInfoRequest;
import org.apache.arrow.flight.CancelStatus;
import org.apache.arrow.flight.CloseSessionRequest;
import org.apache.arrow.flight.CloseSessionResult;
import org.apache.arrow.flight.Criteria;
import org.apache.arrow.flight.FlightConstants;
import org.apache.arrow.flight.FlightDescriptor;
import org.apache.arrow.flight.FlightEndpoint;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.GetSessionOptionsRequest;
import org.apache.arrow.flight.GetSessionOptionsResult;
import org.apache.arrow.flight.PollInfo;
import org.apache.arrow.flight.PutResult;
import org.apache.arrow.flight.RenewFlightEndpointRequest;
import org.apache.arrow.flight.Result;
import org.apache.arrow.flight.SchemaResult;
import org.apache.arrow.flight.SetSessionOptionsRequest;
import org.apache.arrow.flight.SetSessionOptionsResult;
import org.apache.arrow.flight.sql.FlightSqlUtils;
import org.apache.arrow.flight.sql.impl.FlightSql.ActionBeginSavepointRequest;
import org.apache.arrow.flight.sql.impl.FlightSql.ActionBeginSavepointResult;
import org.apache.arrow.flight.sql.impl.FlightSql.ActionBeginTransactionRequest;
import org.apache.arrow.flight.sql.impl.FlightSql.ActionBeginTransactionResult;
import org.apache.arrow.flight.sql.impl.FlightSql.ActionClosePreparedStatementRequest;
import org.apache.arrow.flight.sql.impl.FlightSql.ActionCreatePreparedStatementRequest;
import org.apache.arrow.flight.sql.impl.FlightSql.ActionEndSavepointRequest;
import org.apache.arrow.flight.sql.impl.FlightSql.ActionEndTransactionRequest;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandPreparedStatementQuery;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandPreparedStatementUpdate;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandStatementIngest;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandStatementQuery;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandStatementUpdate;
import org.apache.arrow.flight.sql.impl.FlightSql.TicketStatementQuery;

/**
 * Flight SQL's calls, each handed to the part that serves it. May throw anything: {@link
 * GuardedProducer} stands before it and translates.
 */
final class DoorProducer extends MetadataProducer {
  private static final List<ActionType> ACTIONS =
      List.of(
          FlightSqlUtils.FLIGHT_SQL_CREATE_PREPARED_STATEMENT,
          FlightSqlUtils.FLIGHT_SQL_CLOSE_PREPARED_STATEMENT,
          FlightSqlUtils.FLIGHT_SQL_CANCEL_QUERY,
          FlightConstants.CANCEL_FLIGHT_INFO,
          FlightConstants.RENEW_FLIGHT_ENDPOINT,
          FlightConstants.SET_SESSION_OPTIONS,
          FlightConstants.GET_SESSION_OPTIONS,
          FlightConstants.CLOSE_SESSION);

  private final StatementCalls statements;
  private final PreparedCalls prepared;
  private final PutCalls puts;
  private final SessionCalls sessions;
  private final ResultStreams streams;

  DoorProducer(
      Answers answers,
      StatementCalls statements,
      PreparedCalls prepared,
      PutCalls puts,
      SessionCalls sessions,
      ResultStreams streams) {
    super(answers);
    this.statements = statements;
    this.prepared = prepared;
    this.puts = puts;
    this.sessions = sessions;
    this.streams = streams;
  }

  @Override
  public FlightInfo getFlightInfoStatement(
      CommandStatementQuery command, CallContext context, FlightDescriptor descriptor) {
    return statements.start(DoorCall.of(context), request(command), descriptor);
  }

  @Override
  public FlightInfo getFlightInfoPreparedStatement(
      CommandPreparedStatementQuery command, CallContext context, FlightDescriptor descriptor) {
    DoorCall call = DoorCall.of(context);
    return statements.start(
        call, prepared.request(call.session(), command.getPreparedStatementHandle()), descriptor);
  }

  PollInfo poll(CommandStatementQuery command, CallContext context) {
    return statements.startPolled(DoorCall.of(context), request(command));
  }

  PollInfo poll(CommandPreparedStatementQuery command, CallContext context) {
    DoorCall call = DoorCall.of(context);
    return statements.startPolled(
        call, prepared.request(call.session(), command.getPreparedStatementHandle()));
  }

  /** Runs an upload among the calls that may wait. */
  void upload(Runnable work) {
    statements.guarded(
        () -> {
          work.run();
          return true;
        });
  }

  PollInfo pollAgain(FlightDescriptor descriptor, CallContext context) {
    return statements.poll(DoorCall.of(context), descriptor);
  }

  @Override
  public SchemaResult getSchemaStatement(
      CommandStatementQuery command, CallContext context, FlightDescriptor descriptor) {
    return prepared.schema(DoorCall.of(context).session(), request(command).sql());
  }

  @Override
  public SchemaResult getSchemaPreparedStatement(
      CommandPreparedStatementQuery command, CallContext context, FlightDescriptor descriptor) {
    return prepared.schema(DoorCall.of(context).session(), command.getPreparedStatementHandle());
  }

  @Override
  public void getStreamStatement(
      TicketStatementQuery ticket, CallContext context, ServerStreamListener listener) {
    streams.send(statements.find(DoorCall.of(context), ticket), listener);
  }

  @Override
  public void getStreamPreparedStatement(
      CommandPreparedStatementQuery command, CallContext context, ServerStreamListener listener) {
    DoorCall call = DoorCall.of(context);
    StatementRequest request =
        prepared.request(call.session(), command.getPreparedStatementHandle());
    streams.send(statements.submit(call, request), listener);
  }

  @Override
  public Runnable acceptPutStatement(
      CommandStatementUpdate command,
      CallContext context,
      FlightStream stream,
      StreamListener<PutResult> answer) {
    refuse(command.hasTransactionId());
    return () -> puts.update(DoorCall.of(context), command.getQuery(), answer);
  }

  @Override
  public Runnable acceptPutPreparedStatementUpdate(
      CommandPreparedStatementUpdate command,
      CallContext context,
      FlightStream stream,
      StreamListener<PutResult> answer) {
    return () ->
        puts.preparedUpdate(
            DoorCall.of(context), command.getPreparedStatementHandle(), stream, answer);
  }

  @Override
  public Runnable acceptPutPreparedStatementQuery(
      CommandPreparedStatementQuery command,
      CallContext context,
      FlightStream stream,
      StreamListener<PutResult> answer) {
    return () ->
        puts.bind(DoorCall.of(context), command.getPreparedStatementHandle(), stream, answer);
  }

  @Override
  public Runnable acceptPutStatementBulkIngest(
      CommandStatementIngest command,
      CallContext context,
      FlightStream stream,
      StreamListener<PutResult> answer) {
    return () -> puts.ingest(DoorCall.of(context), command, stream, answer);
  }

  @Override
  public void createPreparedStatement(
      ActionCreatePreparedStatementRequest request,
      CallContext context,
      StreamListener<Result> listener) {
    refuse(request.hasTransactionId());
    answer(prepared.create(DoorCall.of(context).session(), request.getQuery()), listener);
  }

  @Override
  public void closePreparedStatement(
      ActionClosePreparedStatementRequest request,
      CallContext context,
      StreamListener<Result> listener) {
    prepared.close(DoorCall.of(context).session(), request.getPreparedStatementHandle());
    listener.onCompleted();
  }

  @Override
  public void cancelFlightInfo(
      CancelFlightInfoRequest request, CallContext context, StreamListener<CancelStatus> listener) {
    answer(statements.cancel(DoorCall.of(context).session(), request.getInfo()), listener);
  }

  /** Endpoints do not expire while their statement is known, so renewing changes nothing. */
  @Override
  public void renewFlightEndpoint(
      RenewFlightEndpointRequest request,
      CallContext context,
      StreamListener<FlightEndpoint> listener) {
    FlightEndpoint endpoint = request.getFlightEndpoint();
    statements.find(DoorCall.of(context).session(), endpoint.getTicket().getBytes());
    answer(endpoint, listener);
  }

  @Override
  public void setSessionOptions(
      SetSessionOptionsRequest request,
      CallContext context,
      StreamListener<SetSessionOptionsResult> listener) {
    answer(sessions.set(DoorCall.of(context).session(), request.getSessionOptions()), listener);
  }

  @Override
  public void getSessionOptions(
      GetSessionOptionsRequest request,
      CallContext context,
      StreamListener<GetSessionOptionsResult> listener) {
    answer(sessions.options(DoorCall.of(context).session()), listener);
  }

  @Override
  public void closeSession(
      CloseSessionRequest request,
      CallContext context,
      StreamListener<CloseSessionResult> listener) {
    answer(sessions.close(DoorCall.of(context)), listener);
  }

  @Override
  public void beginTransaction(
      ActionBeginTransactionRequest request,
      CallContext context,
      StreamListener<ActionBeginTransactionResult> listener) {
    throw GatewayErrors.noTransactions();
  }

  @Override
  public void endTransaction(
      ActionEndTransactionRequest request, CallContext context, StreamListener<Result> listener) {
    throw GatewayErrors.noTransactions();
  }

  @Override
  public void beginSavepoint(
      ActionBeginSavepointRequest request,
      CallContext context,
      StreamListener<ActionBeginSavepointResult> listener) {
    throw GatewayErrors.noTransactions();
  }

  @Override
  public void endSavepoint(
      ActionEndSavepointRequest request, CallContext context, StreamListener<Result> listener) {
    throw GatewayErrors.noTransactions();
  }

  @Override
  public void listActions(CallContext context, StreamListener<ActionType> listener) {
    ACTIONS.forEach(listener::onNext);
    listener.onCompleted();
  }

  @Override
  public void listFlights(
      CallContext context, Criteria criteria, StreamListener<FlightInfo> listener) {
    // Flights here are the results of statements: there are none to browse.
    listener.onCompleted();
  }

  private static StatementRequest request(CommandStatementQuery command) {
    refuse(command.hasTransactionId());
    return StatementRequest.of(command.getQuery());
  }

  private static void refuse(boolean hasTransaction) {
    if (hasTransaction) {
      throw GatewayErrors.noTransactions();
    }
  }

  private static <T> void answer(T value, StreamListener<T> listener) {
    listener.onNext(value);
    listener.onCompleted();
  }
}
