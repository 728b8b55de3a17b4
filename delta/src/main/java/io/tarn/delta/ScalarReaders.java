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
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DateMilliVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.FixedSizeBinaryVector;
import org.apache.arrow.vector.Float2Vector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.SmallIntVector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.UInt1Vector;
import org.apache.arrow.vector.UInt2Vector;
import org.apache.arrow.vector.UInt4Vector;
import org.apache.arrow.vector.VariableWidthFieldVector;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;

/** Which Arrow types go into which Delta types without loss, and how. */
final class ScalarReaders {
  private static final long MICROS_PER_DAY = TimeUnit.DAYS.toMicros(1);
  private static final long MILLIS_PER_DAY = TimeUnit.DAYS.toMillis(1);

  private ScalarReaders() {}

  /** A reader, or empty if the values do not fit. */
  static Optional<ColumnReader> reader(Field from, DataType to, String path) {
    ArrowType type = from.getType();
    if (type instanceof ArrowType.Int integer) {
      return integers(integer, to);
    }
    if (type instanceof ArrowType.FloatingPoint floating) {
      return floats(floating, to);
    }
    if (type instanceof ArrowType.Decimal decimal) {
      return decimals(decimal, to);
    }
    if (type instanceof ArrowType.Timestamp timestamp) {
      return timestamps(timestamp, to, path);
    }
    return switch (type.getTypeID()) {
      case Bool -> booleans(to);
      case Date -> dates(to, path);
      case Utf8, LargeUtf8, Utf8View -> text(to);
      case Binary, LargeBinary, BinaryView, FixedSizeBinary -> bytes(to);
      default -> Optional.empty();
    };
  }

  private static Optional<ColumnReader> integers(ArrowType.Int from, DataType to) {
    // An unsigned integer needs the next larger signed one.
    int bits = from.getIsSigned() ? from.getBitWidth() : from.getBitWidth() + 1;
    if (bits <= bits(to)) {
      return Optional.of(vector -> new ScalarColumns.Whole(to, vector, whole(vector)));
    }
    boolean exactFloat =
        (to instanceof DoubleType && bits <= 53) || (to instanceof FloatType && bits <= 24);
    if (exactFloat) {
      return Optional.of(
          vector -> {
            IntToLongFunction values = whole(vector);
            return new ScalarColumns.Floating(to, vector, row -> values.applyAsLong(row));
          });
    }
    if (to instanceof DecimalType decimal
        && decimal.getPrecision() - decimal.getScale() >= digits(bits)) {
      return Optional.of(
          vector -> {
            IntToLongFunction values = whole(vector);
            return new ScalarColumns.Decimal(
                to,
                vector,
                row -> BigDecimal.valueOf(values.applyAsLong(row)).setScale(decimal.getScale()));
          });
    }
    return Optional.empty();
  }

  private static int bits(DataType type) {
    if (type instanceof LongType) {
      return 64;
    }
    if (type instanceof IntegerType) {
      return 32;
    }
    if (type instanceof ShortType) {
      return 16;
    }
    return type instanceof ByteType ? 8 : 0;
  }

  private static int digits(int bits) {
    return bits > 64 ? Integer.MAX_VALUE : Long.toString((1L << (bits - 1)) - 1).length();
  }

  private static IntToLongFunction whole(FieldVector vector) {
    if (vector instanceof BigIntVector longs) {
      return longs::get;
    }
    if (vector instanceof IntVector ints) {
      return ints::get;
    }
    if (vector instanceof SmallIntVector shorts) {
      return shorts::get;
    }
    if (vector instanceof TinyIntVector bytes) {
      return bytes::get;
    }
    if (vector instanceof UInt4Vector unsigned) {
      return row -> Integer.toUnsignedLong(unsigned.get(row));
    }
    if (vector instanceof UInt2Vector unsigned) {
      return unsigned::get;
    }
    UInt1Vector unsigned = (UInt1Vector) vector;
    return row -> Byte.toUnsignedInt(unsigned.get(row));
  }

  private static Optional<ColumnReader> floats(ArrowType.FloatingPoint from, DataType to) {
    boolean fits =
        to instanceof DoubleType
            || (to instanceof FloatType && from.getPrecision() != FloatingPointPrecision.DOUBLE);
    if (!fits) {
      return Optional.empty();
    }
    return Optional.of(
        vector -> {
          if (vector instanceof Float8Vector doubles) {
            return new ScalarColumns.Floating(to, vector, doubles::get);
          }
          if (vector instanceof Float4Vector singles) {
            return new ScalarColumns.Floating(to, vector, singles::get);
          }
          Float2Vector halves = (Float2Vector) vector;
          return new ScalarColumns.Floating(to, vector, halves::getValueAsFloat);
        });
  }

  private static Optional<ColumnReader> decimals(ArrowType.Decimal from, DataType to) {
    boolean fits =
        to instanceof DecimalType decimal
            && from.getScale() <= decimal.getScale()
            && from.getPrecision() - from.getScale() <= decimal.getPrecision() - decimal.getScale();
    if (!fits) {
      return Optional.empty();
    }
    int scale = ((DecimalType) to).getScale();
    return Optional.of(
        vector -> {
          IntFunction<BigDecimal> values = decimals(vector, from);
          return new ScalarColumns.Decimal(
              to,
              vector,
              scale == from.getScale() ? values : row -> values.apply(row).setScale(scale));
        });
  }

  private static IntFunction<BigDecimal> decimals(FieldVector vector, ArrowType.Decimal type) {
    if (vector instanceof DecimalVector decimals && type.getPrecision() <= 18) {
      // The low eight of the sixteen little-endian bytes hold all that 18 digits need.
      return row ->
          BigDecimal.valueOf(
              decimals.getDataBuffer().getLong((long) row * DecimalVector.TYPE_WIDTH),
              type.getScale());
    }
    return row -> (BigDecimal) vector.getObject(row);
  }

  private static Optional<ColumnReader> timestamps(
      ArrowType.Timestamp from, DataType to, String path) {
    boolean fits =
        from.getTimezone() == null ? to instanceof TimestampNTZType : to instanceof TimestampType;
    if (!fits) {
      return Optional.empty();
    }
    return Optional.of(
        vector -> {
          TimeStampVector ticks = (TimeStampVector) vector;
          IntToLongFunction micros =
              switch (from.getUnit()) {
                case MICROSECOND -> ticks::get;
                case SECOND -> row -> scaled(ticks.get(row), 1_000_000, path);
                case MILLISECOND -> row -> scaled(ticks.get(row), 1_000, path);
                case NANOSECOND -> row -> wholeMicros(ticks.get(row), path);
              };
          return new ScalarColumns.Whole(to, vector, micros);
        });
  }

  private static long scaled(long value, long factor, String path) {
    try {
      return Math.multiplyExact(value, factor);
    } catch (ArithmeticException overflow) {
      throw DeltaErrors.badValue(path, "a timestamp is beyond what microseconds can count");
    }
  }

  private static long wholeMicros(long nanos, String path) {
    if (nanos % 1_000 != 0) {
      throw DeltaErrors.badValue(
          path,
          "a timestamp has nanoseconds, which a Delta table cannot hold. Round to microseconds");
    }
    return nanos / 1_000;
  }

  private static Optional<ColumnReader> booleans(DataType to) {
    return to instanceof BooleanType
        ? Optional.of(
            vector -> {
              BitVector bits = (BitVector) vector;
              return new ScalarColumns.Bool(to, vector, row -> bits.get(row) != 0);
            })
        : Optional.empty();
  }

  private static Optional<ColumnReader> dates(DataType to, String path) {
    if (to instanceof DateType) {
      return Optional.of(vector -> new ScalarColumns.Whole(to, vector, days(vector)));
    }
    return to instanceof TimestampNTZType
        ? Optional.of(
            vector -> {
              IntToLongFunction days = days(vector);
              return new ScalarColumns.Whole(
                  to, vector, row -> scaled(days.applyAsLong(row), MICROS_PER_DAY, path));
            })
        : Optional.empty();
  }

  private static IntToLongFunction days(FieldVector vector) {
    if (vector instanceof DateDayVector days) {
      return days::get;
    }
    DateMilliVector millis = (DateMilliVector) vector;
    return row -> Math.floorDiv(millis.get(row), MILLIS_PER_DAY);
  }

  private static Optional<ColumnReader> text(DataType to) {
    return to instanceof StringType
        ? Optional.of(
            vector -> {
              VariableWidthFieldVector text = (VariableWidthFieldVector) vector;
              return new ScalarColumns.Text(
                  to, vector, row -> new String(text.get(row), StandardCharsets.UTF_8));
            })
        : Optional.empty();
  }

  private static Optional<ColumnReader> bytes(DataType to) {
    return to instanceof BinaryType
        ? Optional.of(vector -> new ScalarColumns.Bytes(to, vector, bytes(vector)))
        : Optional.empty();
  }

  private static IntFunction<byte[]> bytes(FieldVector vector) {
    if (vector instanceof FixedSizeBinaryVector fixed) {
      return fixed::get;
    }
    VariableWidthFieldVector variable = (VariableWidthFieldVector) vector;
    return variable::get;
  }
}
