// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

/** A lane. Thread-safe; closing it stops what runs. */
public interface QueryEngine extends AutoCloseable {
  Lane lane();

  EngineStatus status();

  /**
   * Starts a statement and waits until its first batch, its end or its failure. A write has a
   * result of no columns that has ended when this returns. Closing the result stops the execution.
   *
   * @throws WarehouseException {@link ErrorCode#ENGINE_UNAVAILABLE}, CANCELLED, or what the engine
   *     reported
   */
  ResultStream execute(EngineStatement statement, ExecutionListener listener);

  /** Whether it would run a statement now rather than let it wait or refuse it. */
  default boolean hasRoom() {
    return true;
  }

  /** Stops a statement wherever it is; nothing happens if it is not running. Returns at once. */
  void cancel(QueryId id);

  @Override
  void close();
}
