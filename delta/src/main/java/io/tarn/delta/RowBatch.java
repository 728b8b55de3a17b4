// SPDX-License-Identifier: Apache-2.0
package io.tarn.delta;

import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.ColumnarBatch;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.types.StructType;
import java.util.List;
import java.util.Optional;

/** Rows as Kernel's Parquet writer takes them. */
record RowBatch(StructType getSchema, List<ColumnVector> columns, int getSize)
    implements ColumnarBatch {
  @Override
  public ColumnVector getColumnVector(int ordinal) {
    return columns.get(ordinal);
  }

  FilteredColumnarBatch unfiltered() {
    return new FilteredColumnarBatch(this, Optional.empty());
  }
}
