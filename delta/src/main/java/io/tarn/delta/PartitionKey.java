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
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which partition a row belongs to. Kernel's literals have no hash code, so this keeps plain
 * values.
 *
 * @param fields the partition columns
 * @param values their values, {@code null} for NULL; may hold nulls, so not copied
 */
record PartitionKey(List<StructField> fields, List<@Nullable Object> values) {
  static PartitionKey of(List<StructField> fields, List<ColumnVector> columns, int row) {
    List<@Nullable Object> values = new ArrayList<>(fields.size());
    for (int i = 0; i < columns.size(); i++) {
      values.add(value(columns.get(i), fields.get(i), row));
    }
    return new PartitionKey(fields, values);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PartitionKey key && values.equals(key.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  /** A row's value; an empty text is NULL there, as Delta cannot tell them apart. */
  private static @Nullable Object value(ColumnVector column, StructField field, int row) {
    if (column.isNullAt(row)) {
      return null;
    }
    DataType type = field.getDataType();
    if (type instanceof StringType) {
      String text = column.getString(row);
      return text.isEmpty() ? noValue(field) : text;
    }
    if (type instanceof BinaryType) {
      byte[] bytes = column.getBinary(row);
      return bytes.length == 0 ? noValue(field) : ByteBuffer.wrap(bytes);
    }
    if (type instanceof BooleanType) {
      return column.getBoolean(row);
    }
    if (type instanceof FloatType) {
      return column.getFloat(row);
    }
    if (type instanceof DoubleType) {
      return column.getDouble(row);
    }
    return type instanceof DecimalType ? column.getDecimal(row) : (Object) column.getLong(row);
  }

  private static @Nullable Object noValue(StructField field) {
    if (!field.isNullable()) {
      throw DeltaErrors.nullNotAllowed(field.getName());
    }
    return null;
  }

  /** The values as Kernel wants them, by column. */
  Map<String, Literal> literals() {
    Map<String, Literal> literals = new LinkedHashMap<>();
    for (int i = 0; i < fields.size(); i++) {
      StructField field = fields.get(i);
      literals.put(field.getName(), literal(field.getDataType(), values.get(i)));
    }
    return literals;
  }

  private static Literal literal(DataType type, @Nullable Object value) {
    if (value instanceof String text) {
      return Literal.ofString(text);
    }
    if (value instanceof ByteBuffer bytes) {
      byte[] copy = new byte[bytes.remaining()];
      bytes.duplicate().get(copy);
      return Literal.ofBinary(copy);
    }
    if (value instanceof Boolean flag) {
      return Literal.ofBoolean(flag);
    }
    if (value instanceof Float number) {
      return Literal.ofFloat(number);
    }
    if (value instanceof Double number) {
      return Literal.ofDouble(number);
    }
    if (value instanceof BigDecimal number && type instanceof DecimalType decimal) {
      return Literal.ofDecimal(number, decimal.getPrecision(), decimal.getScale());
    }
    return value instanceof Long number ? whole(type, number) : Literal.ofNull(type);
  }

  private static Literal whole(DataType type, long value) {
    if (type instanceof ByteType) {
      return Literal.ofByte((byte) value);
    }
    if (type instanceof ShortType) {
      return Literal.ofShort((short) value);
    }
    if (type instanceof IntegerType) {
      return Literal.ofInt((int) value);
    }
    if (type instanceof DateType) {
      return Literal.ofDate((int) value);
    }
    if (type instanceof LongType) {
      return Literal.ofLong(value);
    }
    return type instanceof TimestampNTZType
        ? Literal.ofTimestampNtz(value)
        : Literal.ofTimestamp(value);
  }
}
