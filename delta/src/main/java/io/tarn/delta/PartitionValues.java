// SPDX-License-Identifier: Apache-2.0
package io.tarn.delta;

import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.expressions.Literal;
import io.delta.kernel.types.BinaryType;
import io.delta.kernel.types.BooleanType;
import io.delta.kernel.types.ByteType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.DateType;
import io.delta.kernel.types.DecimalType;
import io.delta.kernel.types.DoubleType;
import io.delta.kernel.types.FloatType;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.ShortType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.TimestampNTZType;

/** Values of partition columns as Kernel's literals. */
final class PartitionValues {
  private PartitionValues() {}

  /** The value in a row; an empty string is NULL there, as Delta cannot tell them apart. */
  static Literal literal(ColumnVector column, StructField field, int row) {
    DataType type = field.getDataType();
    if (column.isNullAt(row)) {
      return Literal.ofNull(type);
    }
    if (type instanceof StringType) {
      String text = column.getString(row);
      return text.isEmpty() ? noValue(field) : Literal.ofString(text);
    }
    if (type instanceof BinaryType) {
      byte[] bytes = column.getBinary(row);
      return bytes.length == 0 ? noValue(field) : Literal.ofBinary(bytes);
    }
    if (type instanceof DecimalType decimal) {
      return Literal.ofDecimal(column.getDecimal(row), decimal.getPrecision(), decimal.getScale());
    }
    return simple(column, type, row);
  }

  private static Literal noValue(StructField field) {
    if (!field.isNullable()) {
      throw DeltaErrors.nullNotAllowed(field.getName());
    }
    return Literal.ofNull(field.getDataType());
  }

  private static Literal simple(ColumnVector column, DataType type, int row) {
    if (type instanceof BooleanType) {
      return Literal.ofBoolean(column.getBoolean(row));
    }
    if (type instanceof ByteType) {
      return Literal.ofByte(column.getByte(row));
    }
    if (type instanceof ShortType) {
      return Literal.ofShort(column.getShort(row));
    }
    if (type instanceof IntegerType) {
      return Literal.ofInt(column.getInt(row));
    }
    if (type instanceof LongType) {
      return Literal.ofLong(column.getLong(row));
    }
    if (type instanceof FloatType) {
      return Literal.ofFloat(column.getFloat(row));
    }
    if (type instanceof DoubleType) {
      return Literal.ofDouble(column.getDouble(row));
    }
    if (type instanceof DateType) {
      return Literal.ofDate(column.getInt(row));
    }
    return type instanceof TimestampNTZType
        ? Literal.ofTimestampNtz(column.getLong(row))
        : Literal.ofTimestamp(column.getLong(row));
  }
}
