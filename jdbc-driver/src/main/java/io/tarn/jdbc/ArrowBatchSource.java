// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc;

import java.io.IOException;
import org.apache.arrow.vector.VectorSchemaRoot;

/**
 * Rows to send, batch by batch. The caller of an ingest owns it and closes its buffers; the driver
 * only reads.
 */
public interface ArrowBatchSource {
  /** The vectors each batch is loaded into; the same object for the whole stream. */
  VectorSchemaRoot root();

  /** Loads the next batch into {@link #root()}, or says that there is none. */
  boolean next() throws IOException;
}
