// SPDX-License-Identifier: Apache-2.0
package io.tarn.load;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.LargeVarCharVector;
import org.apache.arrow.vector.SmallIntVector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.VarCharVector;

/** Writes cells into Arrow vectors. */
final class VectorTargets {
  private VectorTargets() {}

  static CellTarget of(FieldVector vector) {
    if (vector instanceof VarCharVector text) {
      return new TextTarget(text);
    }
    if (vector instanceof LargeVarCharVector text) {
      return new LargeTextTarget(text);
    }
    if (vector instanceof DecimalVector decimal) {
      return new DecimalTarget(decimal);
    }
    if (vector instanceof BigIntVector whole) {
      return new LongTarget(whole, whole::setSafe);
    }
    if (vector instanceof TimeStampVector timestamp) {
      return new LongTarget(timestamp, timestamp::setSafe);
    }
    if (vector instanceof BitVector truth) {
      return new LongTarget(truth, (row, value) -> truth.setSafe(row, (int) value));
    }
    if (vector instanceof DateDayVector date) {
      return new LongTarget(date, (row, value) -> date.setSafe(row, (int) value));
    }
    if (vector instanceof IntVector whole) {
      return new LongTarget(whole, (row, value) -> whole.setSafe(row, (int) value));
    }
    if (vector instanceof SmallIntVector whole) {
      return new LongTarget(whole, (row, value) -> whole.setSafe(row, (int) value));
    }
    if (vector instanceof TinyIntVector whole) {
      return new LongTarget(whole, (row, value) -> whole.setSafe(row, (int) value));
    }
    if (vector instanceof Float8Vector floating) {
      return new DoubleTarget(floating, floating::setSafe);
    }
    if (vector instanceof Float4Vector floating) {
      return new DoubleTarget(floating, (row, value) -> floating.setSafe(row, (float) value));
    }
    throw new IllegalArgumentException("no cells go into " + vector.getClass().getSimpleName());
  }

  @FunctionalInterface
  private interface LongSetter {
    void set(int row, long value);
  }

  @FunctionalInterface
  private interface DoubleSetter {
    void set(int row, double value);
  }

  private record LongTarget(BaseFixedWidthVector vector, LongSetter setter) implements CellTarget {
    @Override
    public void setNull(int row) {
      vector.setNull(row);
    }

    @Override
    public void setLong(int row, long value) {
      setter.set(row, value);
    }
  }

  private record DoubleTarget(BaseFixedWidthVector vector, DoubleSetter setter)
      implements CellTarget {
    @Override
    public void setNull(int row) {
      vector.setNull(row);
    }

    @Override
    public void setDouble(int row, double value) {
      setter.set(row, value);
    }
  }

  private record DecimalTarget(DecimalVector vector) implements CellTarget {
    @Override
    public void setNull(int row) {
      vector.setNull(row);
    }

    @Override
    public void setLong(int row, long unscaled) {
      vector.setSafe(row, unscaled);
    }

    @Override
    public void setDecimal(int row, BigDecimal value) {
      vector.setSafe(row, value);
    }
  }

  private record TextTarget(VarCharVector vector) implements CellTarget {
    @Override
    public void setNull(int row) {
      vector.setNull(row);
    }

    @Override
    public void setText(int row, String value) {
      vector.setSafe(row, value.getBytes(StandardCharsets.UTF_8));
    }
  }

  private record LargeTextTarget(LargeVarCharVector vector) implements CellTarget {
    @Override
    public void setNull(int row) {
      vector.setNull(row);
    }

    @Override
    public void setText(int row, String value) {
      vector.setSafe(row, value.getBytes(StandardCharsets.UTF_8));
    }
  }
}
