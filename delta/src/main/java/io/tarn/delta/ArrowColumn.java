// SPDX-License-Identifier: Apache-2.0
package io.tarn.delta;

import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.types.DataType;
import org.apache.arrow.vector.ValueVector;

/** An Arrow vector as Kernel sees columns, without copying it; the vector's owner frees it. */
abstract class ArrowColumn implements ColumnVector {
  private final DataType type;
  private final ValueVector vector;

  ArrowColumn(DataType type, ValueVector vector) {
    this.type = type;
    this.vector = vector;
  }

  @Override
  public DataType getDataType() {
    return type;
  }

  @Override
  public int getSize() {
    return vector.getValueCount();
  }

  @Override
  public boolean isNullAt(int row) {
    return vector.isNull(row);
  }

  @Override
  public void close() {}
}
