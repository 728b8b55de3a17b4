// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway.rest;

import java.util.List;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * A statement's result, kept to be read in pieces.
 *
 * @param schema its columns
 * @param chunks at least one, which may have no rows
 * @param truncated whether the client's limit left rows out
 * @param warnings what a reader must be told about the rows
 */
record KeptResult(Schema schema, List<Chunk> chunks, boolean truncated, List<String> warnings) {
  KeptResult {
    chunks = List.copyOf(chunks);
    warnings = List.copyOf(warnings);
  }

  Chunk chunk(int index) {
    if (index < 0 || index >= chunks.size()) {
      throw RestErrors.noChunk(index, chunks.size());
    }
    return chunks.get(index);
  }

  long rows() {
    return chunks.stream().mapToLong(Chunk::rows).sum();
  }

  long bytes() {
    return chunks.stream().mapToLong(Chunk::bytes).sum();
  }
}
