// SPDX-License-Identifier: Apache-2.0
package io.tarn.delta;

import io.delta.kernel.data.ArrayValue;
import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.MapValue;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.StructType;
import java.math.BigDecimal;
import java.util.List;
import org.apache.arrow.vector.ValueVector;
import org.apache.arrow.vector.complex.BaseListVector;

/** Columns of values that have parts, and the columns that stand in for others. */
final class NestedColumns {
  private NestedColumns() {}

  /** STRUCT. */
  static final class Struct extends ArrowColumn {
    private final List<ColumnVector> children;

    Struct(DataType type, ValueVector vector, List<ColumnVector> children) {
      super(type, vector);
      this.children = List.copyOf(children);
    }

    @Override
    public ColumnVector getChild(int ordinal) {
      return children.get(ordinal);
    }
  }

  /** ARRAY. */
  static final class Array extends ArrowColumn {
    private final BaseListVector lists;
    private final ColumnVector elements;

    Array(DataType type, BaseListVector vector, ColumnVector elements) {
      super(type, vector);
      this.lists = vector;
      this.elements = elements;
    }

    @Override
    public ArrayValue getArray(int row) {
      Slice slice = Slice.of(lists, row, elements);
      return new ArrayValue() {
        @Override
        public int getSize() {
          return slice.getSize();
        }

        @Override
        public ColumnVector getElements() {
          return slice;
        }
      };
    }
  }

  /** MAP. */
  static final class Entries extends ArrowColumn {
    private final BaseListVector lists;
    private final ColumnVector keys;
    private final ColumnVector values;

    Entries(DataType type, BaseListVector vector, ColumnVector keys, ColumnVector values) {
      super(type, vector);
      this.lists = vector;
      this.keys = keys;
      this.values = values;
    }

    @Override
    public MapValue getMap(int row) {
      Slice keySlice = Slice.of(lists, row, keys);
      Slice valueSlice = Slice.of(lists, row, values);
      return new MapValue() {
        @Override
        public int getSize() {
          return keySlice.getSize();
        }

        @Override
        public ColumnVector getKeys() {
          return keySlice;
        }

        @Override
        public ColumnVector getValues() {
          return valueSlice;
        }
      };
    }
  }

  /** A column nobody gave: NULL in every row. */
  record Absent(DataType getDataType, int getSize) implements ColumnVector {
    @Override
    public boolean isNullAt(int row) {
      return true;
    }

    @Override
    public ColumnVector getChild(int ordinal) {
      DataType child = ((StructType) getDataType).at(ordinal).getDataType();
      return new Absent(child, getSize);
    }

    @Override
    public void close() {}
  }

  /** Some neighbouring rows of a column, counted from zero. */
  private record Slice(ColumnVector whole, int first, int getSize) implements ColumnVector {
    static Slice of(BaseListVector lists, int row, ColumnVector whole) {
      int start = lists.getElementStartIndex(row);
      return new Slice(whole, start, lists.getElementEndIndex(row) - start);
    }

    @Override
    public DataType getDataType() {
      return whole.getDataType();
    }

    @Override
    public boolean isNullAt(int row) {
      return whole.isNullAt(first + row);
    }

    @Override
    public boolean getBoolean(int row) {
      return whole.getBoolean(first + row);
    }

    @Override
    public byte getByte(int row) {
      return whole.getByte(first + row);
    }

    @Override
    public short getShort(int row) {
      return whole.getShort(first + row);
    }

    @Override
    public int getInt(int row) {
      return whole.getInt(first + row);
    }

    @Override
    public long getLong(int row) {
      return whole.getLong(first + row);
    }

    @Override
    public float getFloat(int row) {
      return whole.getFloat(first + row);
    }

    @Override
    public double getDouble(int row) {
      return whole.getDouble(first + row);
    }

    @Override
    public byte[] getBinary(int row) {
      return whole.getBinary(first + row);
    }

    @Override
    public String getString(int row) {
      return whole.getString(first + row);
    }

    @Override
    public BigDecimal getDecimal(int row) {
      return whole.getDecimal(first + row);
    }

    @Override
    public MapValue getMap(int row) {
      return whole.getMap(first + row);
    }

    @Override
    public ArrayValue getArray(int row) {
      return whole.getArray(first + row);
    }

    @Override
    public ColumnVector getChild(int ordinal) {
      return new Slice(whole.getChild(ordinal), first, getSize);
    }

    @Override
    public void close() {}
  }
}
