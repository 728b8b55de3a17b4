// SPDX-License-Identifier: Apache-2.0
package io.tarn.delta;

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
import io.delta.kernel.types.TimestampNTZType;
import io.delta.kernel.types.TimestampType;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.EnumLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.Float16LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntervalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.JsonLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.UUIDLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.jspecify.annotations.Nullable;

/**
 * Parquet's primitive types: as Spark reads them, except that a time of day, which Delta cannot
 * hold, comes as text, and nanoseconds stay nanoseconds.
 */
final class ParquetScalars {
  private final PrimitiveType type;
  private final @Nullable LogicalTypeAnnotation annotation;
  private final String name;
  private final String path;

  private ParquetScalars(PrimitiveType type, String name, String path) {
    this.type = type;
    this.annotation = type.getLogicalTypeAnnotation();
    this.name = name;
    this.path = path;
  }

  static ParquetColumn column(PrimitiveType type, String name, String path) {
    return new ParquetScalars(type, name, path).column();
  }

  private ParquetColumn column() {
    if (annotation instanceof DecimalLogicalTypeAnnotation decimal) {
      return decimal(decimal);
    }
    return switch (type.getPrimitiveTypeName()) {
      case BOOLEAN -> as(BooleanType.BOOLEAN, ScalarWriters.BOOLEAN);
      case INT32 -> int32();
      case INT64 -> int64();
      case INT96 -> as(TimestampType.TIMESTAMP, ScalarWriters.TIMESTAMP);
      case FLOAT -> as(FloatType.FLOAT, ScalarWriters.FLOAT);
      case DOUBLE -> as(DoubleType.DOUBLE, ScalarWriters.DOUBLE);
      case BINARY, FIXED_LEN_BYTE_ARRAY -> bytes();
    };
  }

  /** A column that Kernel reads as what it is. */
  private ParquetColumn as(DataType delta, CellWriter writer) {
    return as(delta, delta, writer);
  }

  private ParquetColumn as(DataType delta, DataType readAs, CellWriter writer) {
    Field field = ArrowSchemas.field(name, delta, ParquetColumn.isNullable(type), path);
    return new ParquetColumn(field, readAs, writer);
  }

  private ParquetColumn decimal(DecimalLogicalTypeAnnotation decimal) {
    if (decimal.getPrecision() > 38) {
      throw refused();
    }
    DecimalType delta = new DecimalType(decimal.getPrecision(), decimal.getScale());
    return as(delta, ScalarWriters.DECIMAL);
  }

  private ParquetColumn int32() {
    if (annotation instanceof DateLogicalTypeAnnotation) {
      return as(DateType.DATE, ScalarWriters.DATE);
    }
    if (annotation instanceof TimeLogicalTypeAnnotation) {
      return as(StringType.STRING, IntegerType.INTEGER, ScalarWriters.TIME_OF_MILLIS);
    }
    int bits = 32;
    if (annotation instanceof IntLogicalTypeAnnotation integer) {
      // An unsigned one needs the next larger signed one.
      bits = integer.isSigned() ? integer.getBitWidth() : 2 * integer.getBitWidth();
    }
    return switch (bits) {
      case 8 -> as(ByteType.BYTE, IntegerType.INTEGER, ScalarWriters.BYTE);
      case 16 -> as(ShortType.SHORT, IntegerType.INTEGER, ScalarWriters.SHORT);
      case 32 -> as(IntegerType.INTEGER, ScalarWriters.INT);
      default -> as(LongType.LONG, IntegerType.INTEGER, ScalarWriters.UNSIGNED_INT);
    };
  }

  private ParquetColumn int64() {
    if (annotation instanceof TimestampLogicalTypeAnnotation timestamp) {
      return timestamp(timestamp);
    }
    if (annotation instanceof TimeLogicalTypeAnnotation time) {
      boolean nanos = time.getUnit() == LogicalTypeAnnotation.TimeUnit.NANOS;
      return as(
          StringType.STRING,
          LongType.LONG,
          nanos ? ScalarWriters.TIME_OF_NANOS : ScalarWriters.TIME_OF_MICROS);
    }
    boolean unsigned =
        annotation instanceof IntLogicalTypeAnnotation integer && !integer.isSigned();
    return unsigned
        ? as(new DecimalType(20, 0), LongType.LONG, ScalarWriters.UNSIGNED_LONG)
        : as(LongType.LONG, ScalarWriters.LONG);
  }

  private ParquetColumn timestamp(TimestampLogicalTypeAnnotation timestamp) {
    boolean instant = timestamp.isAdjustedToUTC();
    if (timestamp.getUnit() != LogicalTypeAnnotation.TimeUnit.NANOS) {
      DataType delta = instant ? TimestampType.TIMESTAMP : TimestampNTZType.TIMESTAMP_NTZ;
      return as(delta, ScalarWriters.TIMESTAMP);
    }
    ArrowType nanos = new ArrowType.Timestamp(TimeUnit.NANOSECOND, instant ? "UTC" : null);
    FieldType fieldType = new FieldType(ParquetColumn.isNullable(type), nanos, null);
    return new ParquetColumn(
        new Field(name, fieldType, null), LongType.LONG, ScalarWriters.TIMESTAMP);
  }

  private ParquetColumn bytes() {
    if (annotation instanceof UUIDLogicalTypeAnnotation) {
      return as(StringType.STRING, BinaryType.BINARY, ScalarWriters.UUID_TEXT);
    }
    if (annotation instanceof IntervalLogicalTypeAnnotation
        || annotation instanceof Float16LogicalTypeAnnotation) {
      throw refused();
    }
    boolean text =
        annotation instanceof StringLogicalTypeAnnotation
            || annotation instanceof EnumLogicalTypeAnnotation
            || annotation instanceof JsonLogicalTypeAnnotation;
    // Text is taken as bytes: it is UTF-8 on both sides.
    return text
        ? as(StringType.STRING, BinaryType.BINARY, ScalarWriters.TEXT)
        : as(BinaryType.BINARY, ScalarWriters.BYTES);
  }

  private RuntimeException refused() {
    return DeltaErrors.typeNotReadable(path, String.valueOf(annotation));
  }
}
