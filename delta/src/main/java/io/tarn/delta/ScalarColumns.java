// SPDX-License-Identifier: Apache-2.0
package io.tarn.delta;

import io.delta.kernel.types.DataType;
import java.math.BigDecimal;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;
import org.apache.arrow.vector.ValueVector;

/** Columns of values without parts. Each reads its vector through one function, unboxed. */
final class ScalarColumns {
  private ScalarColumns() {}

  /** All that Kernel keeps in whole numbers: integers, dates, timestamps. */
  static final class Whole extends ArrowColumn {
    private final IntToLongFunction values;

    Whole(DataType type, ValueVector vector, IntToLongFunction values) {
      super(type, vector);
      this.values = values;
    }

    @Override
    public byte getByte(int row) {
      return (byte) values.applyAsLong(row);
    }

    @Override
    public short getShort(int row) {
      return (short) values.applyAsLong(row);
    }

    @Override
    public int getInt(int row) {
      return (int) values.applyAsLong(row);
    }

    @Override
    public long getLong(int row) {
      return values.applyAsLong(row);
    }
  }

  /** FLOAT and DOUBLE. */
  static final class Floating extends ArrowColumn {
    private final IntToDoubleFunction values;

    Floating(DataType type, ValueVector vector, IntToDoubleFunction values) {
      super(type, vector);
      this.values = values;
    }

    @Override
    public float getFloat(int row) {
      return (float) values.applyAsDouble(row);
    }

    @Override
    public double getDouble(int row) {
      return values.applyAsDouble(row);
    }
  }

  /** BOOLEAN. */
  static final class Bool extends ArrowColumn {
    private final IntPredicate values;

    Bool(DataType type, ValueVector vector, IntPredicate values) {
      super(type, vector);
      this.values = values;
    }

    @Override
    public boolean getBoolean(int row) {
      return values.test(row);
    }
  }

  /** DECIMAL, at the scale of the column. */
  static final class Decimal extends ArrowColumn {
    private final IntFunction<BigDecimal> values;

    Decimal(DataType type, ValueVector vector, IntFunction<BigDecimal> values) {
      super(type, vector);
      this.values = values;
    }

    @Override
    public BigDecimal getDecimal(int row) {
      return values.apply(row);
    }
  }

  /** STRING. */
  static final class Text extends ArrowColumn {
    private final IntFunction<String> values;

    Text(DataType type, ValueVector vector, IntFunction<String> values) {
      super(type, vector);
      this.values = values;
    }

    @Override
    public String getString(int row) {
      return values.apply(row);
    }
  }

  /** BINARY. */
  static final class Bytes extends ArrowColumn {
    private final IntFunction<byte[]> values;

    Bytes(DataType type, ValueVector vector, IntFunction<byte[]> values) {
      super(type, vector);
      this.values = values;
    }

    @Override
    public byte[] getBinary(int row) {
      return values.apply(row);
    }
  }
}
