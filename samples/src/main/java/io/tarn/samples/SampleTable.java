// SPDX-License-Identifier: Apache-2.0
package io.tarn.samples;

import io.tarn.api.ArrowBatches;
import io.tarn.api.TableDefinition;
import org.apache.arrow.memory.BufferAllocator;

/** A table that can be made again and again with the same rows. */
public interface SampleTable {
  TableDefinition definition();

  /** Its rows; the caller closes them. */
  ArrowBatches rows(BufferAllocator allocator);
}
