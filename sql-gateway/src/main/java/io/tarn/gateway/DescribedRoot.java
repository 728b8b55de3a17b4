// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * The very vectors of a result stream under a schema that carries more metadata. Follows the
 * stream's row count and owns nothing: the stream frees the vectors.
 */
final class DescribedRoot extends VectorSchemaRoot {
  private final VectorSchemaRoot source;

  DescribedRoot(Schema schema, VectorSchemaRoot source) {
    super(schema, source.getFieldVectors(), source.getRowCount());
    this.source = source;
  }

  @Override
  public int getRowCount() {
    return source.getRowCount();
  }
}
