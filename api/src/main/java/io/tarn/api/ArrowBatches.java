// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * Rows as a sequence of Arrow record batches, read once by one thread at a time. The stream owns
 * its buffers; {@link #close} frees them and may be called from another thread.
 */
public interface ArrowBatches extends AutoCloseable {
  /** Known before the first batch. */
  Schema schema();

  /**
   * Loads the next batch into {@link #root}, waiting for it if need be.
   *
   * @return false when there is none left; a batch may have zero rows
   * @throws WarehouseException if the rows cannot be produced
   */
  boolean next();

  /** The current batch: the same root for the whole stream, overwritten by {@link #next}. */
  VectorSchemaRoot root();

  @Override
  void close();
}
