// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc.internal;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import io.grpc.Context;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.arrow.flight.CallOption;
import org.apache.arrow.flight.CallOptions;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.flight.sql.FlightSqlUtils;
import org.apache.arrow.flight.sql.impl.FlightSql;
import org.apache.arrow.flight.sql.impl.FlightSql.ActionClosePreparedStatementRequest;
import org.apache.arrow.flight.sql.impl.FlightSql.ActionCreatePreparedStatementResult;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandPreparedStatementQuery;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandPreparedStatementUpdate;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandStatementQuery;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandStatementUpdate;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ReadChannel;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/** The Flight SQL calls of statements, each within an {@link Execution}. */
final class StatementCalls {
  private static final int CLOSE_SECONDS = 5;

  private StatementCalls() {}

  static FlightInfo query(Execution execution, String sql) {
    return execution.started(
        execution.wire().info(CommandStatementQuery.newBuilder().setQuery(sql).build()));
  }

  static long update(Execution execution, String sql) throws Exception {
    Message command = CommandStatementUpdate.newBuilder().setQuery(sql).build();
    return updateCount(upload(execution, command, null));
  }

  static PreparedHandle prepare(Execution execution, String sql) throws Exception {
    FlightWire wire = execution.wire();
    PrepareCall call = new PrepareCall(wire, sql);
    ActionCreatePreparedStatementResult prepared =
        call.await(
            late ->
                wire.free(
                    FlightSqlUtils.FLIGHT_SQL_CLOSE_PREPARED_STATEMENT.getType(),
                    closing(late.getPreparedStatementHandle())));
    return new PreparedHandle(
        prepared.getPreparedStatementHandle(),
        schema(prepared.getDatasetSchema().toByteArray()),
        schema(prepared.getParameterSchema().toByteArray()));
  }

  static FlightInfo query(Execution execution, PreparedHandle prepared) {
    return execution.started(execution.wire().info(queryCommand(prepared)));
  }

  /** Sends the parameters of a query; the server may answer with another handle to use. */
  static PreparedHandle bind(Execution execution, PreparedHandle prepared, VectorSchemaRoot row)
      throws Exception {
    List<ByteString> answers = upload(execution, queryCommand(prepared), row);
    if (answers.isEmpty() || answers.get(0).isEmpty()) {
      return prepared;
    }
    FlightSql.DoPutPreparedStatementResult result =
        FlightSql.DoPutPreparedStatementResult.parseFrom(answers.get(0));
    return result.getPreparedStatementHandle().isEmpty()
        ? prepared
        : prepared.withHandle(result.getPreparedStatementHandle());
  }

  static long update(Execution execution, PreparedHandle prepared, @Nullable VectorSchemaRoot rows)
      throws Exception {
    Message command =
        CommandPreparedStatementUpdate.newBuilder()
            .setPreparedStatementHandle(prepared.handle())
            .build();
    if (rows != null) {
      return updateCount(upload(execution, command, rows));
    }
    // Servers run a prepared statement once per batch they get, so there must be one.
    try (VectorSchemaRoot nothing = VectorSchemaRoot.of()) {
      return updateCount(upload(execution, command, nothing));
    }
  }

  /** Frees it on the server; best effort, since the end of the session frees it too. */
  static void close(FlightWire wire, PreparedHandle prepared) {
    Message request = closing(prepared.handle());
    String type = FlightSqlUtils.FLIGHT_SQL_CLOSE_PREPARED_STATEMENT.getType();
    CallOption patience = CallOptions.timeout(CLOSE_SECONDS, TimeUnit.SECONDS);
    try {
      // Not in the context of a run, which may just have been cancelled.
      Optional<Any> unused = Context.ROOT.call(() -> wire.action(type, request, patience));
    } catch (Exception e) {
      FlightErrors.restoreInterrupt(e);
    }
  }

  private static Message closing(ByteString handle) {
    return ActionClosePreparedStatementRequest.newBuilder()
        .setPreparedStatementHandle(handle)
        .build();
  }

  static long updateCount(List<ByteString> answers) throws InvalidProtocolBufferException {
    long count = 0;
    for (ByteString answer : answers) {
      // Negative means unknown, which JDBC would take for the end of the results.
      count += Math.max(0, FlightSql.DoPutUpdateResult.parseFrom(answer).getRecordCount());
    }
    return count;
  }

  private static Message queryCommand(PreparedHandle prepared) {
    return CommandPreparedStatementQuery.newBuilder()
        .setPreparedStatementHandle(prepared.handle())
        .build();
  }

  private static List<ByteString> upload(
      Execution execution, Message command, @Nullable VectorSchemaRoot rows)
      throws InterruptedException {
    UploadCall call = new UploadCall(execution.wire());
    try {
      if (rows == null) {
        call.start(command, new Schema(List.of()));
      } else {
        call.start(command, rows.getSchema());
        call.send(rows);
      }
      return call.finish();
    } catch (RuntimeException | InterruptedException e) {
      call.abandon(e);
      throw e;
    }
  }

  /** Reads a schema in Arrow's IPC form; no bytes mean no columns. */
  static Schema schema(byte[] serialized) throws IOException {
    if (serialized.length == 0) {
      return new Schema(List.of());
    }
    try (ReadChannel channel =
        new ReadChannel(Channels.newChannel(new ByteArrayInputStream(serialized)))) {
      return MessageSerializer.deserializeSchema(channel);
    }
  }
}
