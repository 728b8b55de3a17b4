// SPDX-License-Identifier: Apache-2.0
package io.tarn.query;

import io.tarn.api.ErrorCode;
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
 * value 'x' cannot be cast" quote data that row filters and column masks may hide.
 */
final class WithheldErrors implements ResultStream {
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

  private WithheldErrors(ResultStream rows) {
    this.rows = rows;
  }

  /** The rows of an execution, failing without the engine's words from its start to its end. */
  static ResultStream rows(Supplier<ResultStream> execution) {
    return new WithheldErrors(quietly(execution));
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
