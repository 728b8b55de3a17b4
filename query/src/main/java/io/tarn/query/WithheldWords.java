// SPDX-License-Identifier: Apache-2.0
package io.tarn.query;

import io.tarn.api.EngineStatement;
import io.tarn.api.ErrorCode;
import io.tarn.api.ExecutionListener;
import io.tarn.api.Progress;
import io.tarn.api.QueryEngine;
import io.tarn.api.ResultStream;
import io.tarn.api.WarehouseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * Takes an engine's words from its errors and leaves condition and SQLSTATE: words such as "The
 * value 'x' cannot be cast" quote data that row filters and column masks may hide. How much is
 * read, in how many tasks, is withheld too: it tells which values are in the files.
 */
final class WithheldWords implements ResultStream {
  /** What the gateway says itself. */
  private static final Set<ErrorCode> WITHOUT_DATA =
      EnumSet.of(
          ErrorCode.CANCELLED,
          ErrorCode.STATEMENT_TIMEOUT,
          ErrorCode.OUT_OF_MEMORY,
          ErrorCode.DISK_FULL,
          ErrorCode.ENGINE_UNAVAILABLE,
          ErrorCode.SHUTTING_DOWN,
          ErrorCode.TOO_MANY_STATEMENTS);

  private final ResultStream rows;

  private WithheldWords(ResultStream rows) {
    this.rows = rows;
  }

  /** The rows of an execution, which says no more than that it goes on, has ended or failed. */
  static ResultStream rows(
      QueryEngine engine, EngineStatement statement, ExecutionListener listener) {
    return new WithheldWords(quietly(() -> engine.execute(statement, new Quiet(listener))));
  }

  private record Quiet(ExecutionListener listener) implements ExecutionListener {
    @Override
    public void waitingForEngine(String detail) {
      listener.waitingForEngine(detail);
    }

    @Override
    public void started() {
      listener.started();
    }

    @Override
    public void progress(Progress progress) {
      // Tells of files that hold hidden rows.
    }
  }

  private static <T> T quietly(Supplier<T> work) {
    try {
      return work.get();
    } catch (WarehouseException e) {
      throw withheld(e);
    }
  }

  /** Without the cause, whose words may travel with it into a log that others read. */
  static WarehouseException withheld(WarehouseException e) {
    return WITHOUT_DATA.contains(e.code()) && !e.condition().equals(WarehouseException.HAND_OVER)
        ? e
        : WarehouseException.fromEngine(
            e.code(),
            e.condition(),
            e.sqlState(),
            "The statement failed. What the engine said is withheld, because it reads tables with"
                + " row filters or column masks and the words may quote what these hide.",
            null);
  }

  @Override
  public List<String> warnings() {
    return rows.warnings();
  }

  @Override
  public Schema schema() {
    return rows.schema();
  }

  @Override
  public boolean next() {
    return quietly(rows::next);
  }

  @Override
  public VectorSchemaRoot root() {
    return rows.root();
  }

  @Override
  public void close() {
    rows.close();
  }
}
