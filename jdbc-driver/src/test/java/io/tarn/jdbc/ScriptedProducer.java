// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.arrow.flight.CancelFlightInfoRequest;
import org.apache.arrow.flight.CancelStatus;
import org.apache.arrow.flight.CloseSessionRequest;
import org.apache.arrow.flight.CloseSessionResult;
import org.apache.arrow.flight.FlightDescriptor;
import org.apache.arrow.flight.FlightEndpoint;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.GetSessionOptionsRequest;
import org.apache.arrow.flight.GetSessionOptionsResult;
import org.apache.arrow.flight.PutResult;
import org.apache.arrow.flight.Result;
import org.apache.arrow.flight.SessionOptionValue;
import org.apache.arrow.flight.SetSessionOptionsRequest;
import org.apache.arrow.flight.SetSessionOptionsResult;
import org.apache.arrow.flight.Ticket;
import org.apache.arrow.flight.sql.NoOpFlightSqlProducer;
import org.apache.arrow.flight.sql.impl.FlightSql.ActionClosePreparedStatementRequest;
import org.apache.arrow.flight.sql.impl.FlightSql.ActionCreatePreparedStatementRequest;
import org.apache.arrow.flight.sql.impl.FlightSql.ActionCreatePreparedStatementResult;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandPreparedStatementQuery;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandPreparedStatementUpdate;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandStatementIngest;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandStatementQuery;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandStatementUpdate;
import org.apache.arrow.flight.sql.impl.FlightSql.DoPutUpdateResult;
import org.apache.arrow.flight.sql.impl.FlightSql.TicketStatementQuery;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.types.pojo.Schema;

/** Answers statements by what their text says; records what clients did. */
final class ScriptedProducer extends NoOpFlightSqlProducer {
  private final BufferAllocator allocator;
  private final Map<String, String> prepared = new ConcurrentHashMap<>();
  private final Map<String, SessionOptionValue> session = new ConcurrentHashMap<>();
  private final AtomicInteger handles = new AtomicInteger();
  private final AtomicInteger cancelActions = new AtomicInteger();
  private final AtomicInteger sessionsClosed = new AtomicInteger();
  private final List<List<Object>> uploaded = new CopyOnWriteArrayList<>();
  private volatile CommandStatementIngest lastIngest = CommandStatementIngest.getDefaultInstance();

  ScriptedProducer(BufferAllocator allocator) {
    this.allocator = allocator;
  }

  int openPrepared() {
    return prepared.size();
  }

  int preparedSoFar() {
    return handles.get();
  }

  int cancelActions() {
    return cancelActions.get();
  }

  int sessionsClosed() {
    return sessionsClosed.get();
  }

  /** Rows of parameters and ingests, as Java objects. */
  List<List<Object>> uploaded() {
    return uploaded;
  }

  CommandStatementIngest lastIngest() {
    return lastIngest;
  }

  @Override
  public FlightInfo getFlightInfoStatement(
      CommandStatementQuery command, CallContext context, FlightDescriptor descriptor) {
    return info(command.getQuery(), context, descriptor);
  }

  @Override
  public FlightInfo getFlightInfoPreparedStatement(
      CommandPreparedStatementQuery command, CallContext context, FlightDescriptor descriptor) {
    return info(text(command.getPreparedStatementHandle()), context, descriptor);
  }

  private FlightInfo info(String sql, CallContext context, FlightDescriptor descriptor) {
    Script.awaitCancelIf(sql.contains("slow planning"), context);
    Script.failIf(sql.contains("fail at once"));
    Message ticket =
        TicketStatementQuery.newBuilder().setStatementHandle(ByteString.copyFromUtf8(sql)).build();
    return FlightInfo.builder(
            Script.schema(sql),
            descriptor,
            List.of(FlightEndpoint.builder(new Ticket(Any.pack(ticket).toByteArray())).build()))
        .setAppMetadata(Script.ANNOTATION.getBytes(StandardCharsets.UTF_8))
        .build();
  }

  @Override
  public void getStreamStatement(
      TicketStatementQuery ticket, CallContext context, ServerStreamListener listener) {
    Script.stream(
        ticket.getStatementHandle().toStringUtf8(), allocator, context, listener, uploaded);
  }

  @Override
  public void createPreparedStatement(
      ActionCreatePreparedStatementRequest request,
      CallContext context,
      StreamListener<Result> listener) {
    Script.failIf(request.getQuery().contains("fail at prepare"));
    Script.holdIf(request.getQuery().contains("slow prepare"));
    String handle = "handle-" + handles.incrementAndGet();
    prepared.put(handle, request.getQuery());
    ActionCreatePreparedStatementResult.Builder result =
        ActionCreatePreparedStatementResult.newBuilder()
            .setPreparedStatementHandle(ByteString.copyFromUtf8(handle));
    if (request.getQuery().startsWith("select")) {
      result.setDatasetSchema(bytes(Script.schema(request.getQuery())));
    }
    result.setParameterSchema(bytes(Script.parameters(request.getQuery())));
    listener.onNext(new Result(Any.pack(result.build()).toByteArray()));
    listener.onCompleted();
  }

  @Override
  public void closePreparedStatement(
      ActionClosePreparedStatementRequest request,
      CallContext context,
      StreamListener<Result> listener) {
    prepared.remove(request.getPreparedStatementHandle().toStringUtf8());
    listener.onCompleted();
  }

  @Override
  public Runnable acceptPutStatement(
      CommandStatementUpdate command,
      CallContext context,
      FlightStream stream,
      StreamListener<PutResult> listener) {
    return () -> update(command.getQuery(), context, listener, 0);
  }

  @Override
  public Runnable acceptPutPreparedStatementUpdate(
      CommandPreparedStatementUpdate command,
      CallContext context,
      FlightStream stream,
      StreamListener<PutResult> listener) {
    return () ->
        update(
            text(command.getPreparedStatementHandle()),
            context,
            listener,
            Script.read(stream, uploaded));
  }

  @Override
  public Runnable acceptPutPreparedStatementQuery(
      CommandPreparedStatementQuery command,
      CallContext context,
      FlightStream stream,
      StreamListener<PutResult> listener) {
    return () -> {
      Script.read(stream, uploaded);
      listener.onCompleted();
    };
  }

  @Override
  public Runnable acceptPutStatementBulkIngest(
      CommandStatementIngest command,
      CallContext context,
      FlightStream stream,
      StreamListener<PutResult> listener) {
    return () -> {
      lastIngest = command;
      answer(Script.read(stream, uploaded), listener);
    };
  }

  private void update(
      String sql, CallContext context, StreamListener<PutResult> listener, int rows) {
    try {
      Script.awaitCancelIf(sql.contains("slow"), context);
      Script.failIf(sql.contains("fail at once"));
      answer(sql.startsWith("update ") ? Script.number(sql) : rows, listener);
    } catch (RuntimeException e) {
      listener.onError(e);
    }
  }

  private void answer(long count, StreamListener<PutResult> listener) {
    byte[] result = DoPutUpdateResult.newBuilder().setRecordCount(count).build().toByteArray();
    try (ArrowBuf buffer = allocator.buffer(result.length)) {
      buffer.writeBytes(result);
      listener.onNext(PutResult.metadata(buffer));
    }
    listener.onCompleted();
  }

  @Override
  public void cancelFlightInfo(
      CancelFlightInfoRequest request, CallContext context, StreamListener<CancelStatus> listener) {
    cancelActions.incrementAndGet();
    listener.onNext(CancelStatus.CANCELLED);
    listener.onCompleted();
  }

  @Override
  public void setSessionOptions(
      SetSessionOptionsRequest request,
      CallContext context,
      StreamListener<SetSessionOptionsResult> listener) {
    Map<String, SetSessionOptionsResult.Error> errors = new ConcurrentHashMap<>();
    request
        .getSessionOptions()
        .forEach(
            (name, value) -> {
              if (value.equals(Script.option("nowhere"))) {
                errors.put(
                    name,
                    new SetSessionOptionsResult.Error(
                        SetSessionOptionsResult.ErrorValue.INVALID_VALUE));
              } else {
                session.put(name, value);
              }
            });
    listener.onNext(new SetSessionOptionsResult(errors));
    listener.onCompleted();
  }

  @Override
  public void getSessionOptions(
      GetSessionOptionsRequest request,
      CallContext context,
      StreamListener<GetSessionOptionsResult> listener) {
    listener.onNext(new GetSessionOptionsResult(Map.copyOf(session)));
    listener.onCompleted();
  }

  @Override
  public void closeSession(
      CloseSessionRequest request,
      CallContext context,
      StreamListener<CloseSessionResult> listener) {
    sessionsClosed.incrementAndGet();
    listener.onNext(new CloseSessionResult(CloseSessionResult.Status.CLOSED));
    listener.onCompleted();
  }

  private String text(ByteString handle) {
    String sql = prepared.get(handle.toStringUtf8());
    if (sql == null) {
      throw org.apache.arrow.flight.CallStatus.NOT_FOUND
          .withDescription("No such prepared statement")
          .toRuntimeException();
    }
    return sql;
  }

  private static ByteString bytes(Schema schema) {
    return ByteString.copyFrom(ByteBuffer.wrap(schema.serializeAsMessage()));
  }

  /** Holds nothing; narrows what the interface may throw. */
  @Override
  public void close() {}
}
