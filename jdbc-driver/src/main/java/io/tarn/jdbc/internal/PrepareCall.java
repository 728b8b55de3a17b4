// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc.internal;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import io.grpc.Context;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.apache.arrow.flight.grpc.StatusUtils;
import org.apache.arrow.flight.impl.Flight;
import org.apache.arrow.flight.sql.FlightSqlUtils;
import org.apache.arrow.flight.sql.impl.FlightSql.ActionCreatePreparedStatementRequest;
import org.apache.arrow.flight.sql.impl.FlightSql.ActionCreatePreparedStatementResult;
import org.jspecify.annotations.Nullable;

/**
 * Prepares a statement. Whoever waits may be stopped; the call itself never is, because the server
 * may have prepared already: an answer that comes too late is given away, to be freed.
 */
final class PrepareCall {
  private final FlightWire wire;
  private final Answer answer = new Answer();

  /** Sends the call, outside of whatever run asks for it. */
  PrepareCall(FlightWire wire, String sql) {
    Message request = ActionCreatePreparedStatementRequest.newBuilder().setQuery(sql).build();
    this.wire = wire;
    Context.ROOT.run(
        () ->
            wire.send(
                FlightSqlUtils.FLIGHT_SQL_CREATE_PREPARED_STATEMENT.getType(), request, answer));
  }

  /**
   * Waits until the server has prepared or the caller's run is stopped.
   *
   * @param tooLate gets what nobody waits for any more
   * @throws RuntimeException Flight's, if the server refuses
   */
  ActionCreatePreparedStatementResult await(
      Function<ActionCreatePreparedStatementResult, CompletableFuture<Void>> tooLate)
      throws SQLException, InterruptedException {
    CompletableFuture<ActionCreatePreparedStatementResult> waiting = answer.end.copy();
    Context.CancellationListener stop =
        run -> waiting.completeExceptionally(Status.CANCELLED.asRuntimeException());
    Context.current().addListener(stop, Runnable::run);
    try {
      return waiting.get();
    } catch (ExecutionException e) {
      wire.owe(answer.end.thenCompose(tooLate));
      if (e.getCause() instanceof SQLException refused) {
        throw refused;
      }
      throw StatusUtils.fromThrowable(e.getCause());
    } catch (InterruptedException e) {
      wire.owe(answer.end.thenCompose(tooLate));
      throw e;
    } finally {
      Context.current().removeListener(stop);
    }
  }

  private static final class Answer implements StreamObserver<Flight.Result> {
    private final CompletableFuture<ActionCreatePreparedStatementResult> end =
        new CompletableFuture<>();
    private Flight.@Nullable Result first;

    @Override
    public synchronized void onNext(Flight.Result result) {
      first = first == null ? result : first;
    }

    @Override
    public void onError(Throwable failure) {
      end.completeExceptionally(failure);
    }

    @Override
    public synchronized void onCompleted() {
      try {
        if (first == null) {
          throw new SQLException("The server prepared nothing", "XX000");
        }
        end.complete(
            Any.parseFrom(first.getBody()).unpack(ActionCreatePreparedStatementResult.class));
      } catch (SQLException | InvalidProtocolBufferException e) {
        end.completeExceptionally(e);
      }
    }
  }
}
