// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import io.tarn.api.ParameterRow;
import io.tarn.api.QueryService;
import io.tarn.api.StatementRequest;
import java.util.List;
import org.apache.arrow.flight.FlightProducer.StreamListener;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.PutResult;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandStatementIngest;
import org.apache.arrow.flight.sql.impl.FlightSql.DoPutUpdateResult;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;

/** Calls that bring something: updates, parameters, rows for a table. */
final class PutCalls {
  private final StatementCalls statements;
  private final PreparedStatements prepared;
  private final QueryService queries;
  private final IngestTargets targets;
  private final BufferAllocator allocator;
  private final int parameterRows;

  PutCalls(
      StatementCalls statements,
      PreparedStatements prepared,
      QueryService queries,
      IngestTargets targets,
      BufferAllocator allocator,
      int parameterRows) {
    this.statements = statements;
    this.prepared = prepared;
    this.queries = queries;
    this.targets = targets;
    this.allocator = allocator;
    this.parameterRows = parameterRows;
  }

  void update(DoorCall call, String sql, StreamListener<PutResult> answer) {
    acknowledge(statements.update(call, StatementRequest.of(sql)), answer);
  }

  void preparedUpdate(
      DoorCall call, ByteString handle, FlightStream rows, StreamListener<PutResult> answer) {
    String sql = prepared.find(call.session(), handle).sql();
    List<ParameterRow> parameters = ParameterRows.read(rows, parameterRows);
    acknowledge(statements.update(call, new StatementRequest(sql, parameters)), answer);
  }

  void bind(DoorCall call, ByteString handle, FlightStream rows, StreamListener<PutResult> answer) {
    prepared.find(call.session(), handle);
    prepared.bind(call.session(), handle, ParameterRows.read(rows, parameterRows));
    answer.onCompleted();
  }

  void ingest(
      DoorCall call,
      CommandStatementIngest command,
      FlightStream rows,
      StreamListener<PutResult> answer) {
    IngestTargets.Target target = targets.of(command, call.session());
    long count =
        queries.ingest(call.session(), target.name(), target.mode(), new IngestBatches(rows));
    acknowledge(count, answer);
  }

  private void acknowledge(long count, StreamListener<PutResult> answer) {
    Message result = DoPutUpdateResult.newBuilder().setRecordCount(count).build();
    byte[] bytes = result.toByteArray();
    try (ArrowBuf buffer = StatementNotes.buffer(allocator, bytes)) {
      answer.onNext(PutResult.metadata(buffer));
    }
    answer.onCompleted();
  }
}
