// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway.avatica;

import io.tarn.api.ParameterRow;
import io.tarn.api.QueryService;
import io.tarn.api.StatementDescription;
import io.tarn.api.StatementRequest;
import io.tarn.gateway.GatewayConfig;
import java.nio.charset.StandardCharsets;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.apache.calcite.avatica.Meta.StatementHandle;

/** Prepares and runs statements, within the door's limits. */
final class StatementRuns {
  private final QueryService queries;
  private final GatewayConfig.Limits limits;

  /** Half of the calls that may wait at the HTTP port: the other doors there keep the rest. */
  private final Semaphore waiting;

  StatementRuns(QueryService queries, GatewayConfig.Limits limits) {
    this.queries = queries;
    this.limits = limits;
    this.waiting = new Semaphore(mostWaiting());
  }

  private int mostWaiting() {
    return Math.max(1, limits.waitingCalls() / 2);
  }

  /** Plans a statement and opens it; nothing runs. */
  StatementHandle prepare(ClientConnection connection, String sql, long mostRows) {
    checkLength(sql);
    StatementDescription described = guarded(() -> queries.describe(connection.session(), sql));
    ClientStatement statement = connection.open();
    statement.prepare(new ClientStatement.Prepared(sql, mostRows));
    return new StatementHandle(
        connection.id(),
        statement.number(),
        ColumnTypes.signature(
            sql, described.returnsRows(), described.result(), described.parameters()));
  }

  /**
   * Runs a statement to its first rows or its end.
   *
   * @param wanted rows of the first frame; all that it may hold if not positive
   */
  ClientStatement.Outcome run(
      Caller caller,
      ClientStatement statement,
      ClientStatement.Prepared what,
      List<ParameterRow> parameters,
      int wanted) {
    checkLength(what.sql());
    long mostRows = what.mostRows() > 0 ? what.mostRows() : Long.MAX_VALUE;
    StatementRequest request = new StatementRequest(what.sql(), parameters);
    return guarded(() -> statement.run(request, mostRows, wanted, caller.left()));
  }

  /** Runs statements one after the other up to the first that fails; the count of each. */
  long[] each(Caller caller, ClientStatement statement, List<String> texts) {
    return texts.stream()
        .map(text -> new ClientStatement.Prepared(text, -1))
        .mapToLong(text -> count(run(caller, statement, text, List.of(), 1)))
        .toArray();
  }

  /**
   * Runs what was prepared with all these rows as one statement, which commits once.
   *
   * @return 1 for each row if so many rows changed, otherwise that the count is not known
   */
  long[] batch(Caller caller, ClientStatement statement, List<ParameterRow> rows) {
    if (rows.size() > limits.parameterRows()) {
      throw AvaticaErrors.parameter(
          "More than " + limits.parameterRows() + " rows were sent; send them in several batches");
    }
    long[] counts = new long[rows.size()];
    if (!rows.isEmpty()) {
      long changed = count(run(caller, statement, statement.prepared(), rows, 1));
      Arrays.fill(counts, changed == rows.size() ? 1 : Statement.SUCCESS_NO_INFO);
    }
    return counts;
  }

  private static long count(ClientStatement.Outcome outcome) {
    if (outcome instanceof ClientStatement.Outcome.Count count) {
      return count.rows();
    }
    throw AvaticaErrors.rowsInBatch();
  }

  private <T> T guarded(Supplier<T> work) {
    if (!waiting.tryAcquire()) {
      throw AvaticaErrors.tooMany("calls waiting for statements", mostWaiting());
    }
    try {
      return work.get();
    } finally {
      waiting.release();
    }
  }

  private void checkLength(String sql) {
    if (sql.length() > limits.statementBytes() / 4
        && sql.getBytes(StandardCharsets.UTF_8).length > limits.statementBytes()) {
      throw AvaticaErrors.tooLong(limits.statementBytes());
    }
  }
}
