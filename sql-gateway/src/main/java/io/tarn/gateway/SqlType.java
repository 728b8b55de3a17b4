// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.IntervalUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * An Arrow type as SQL clients see it, in Spark's words.
 *
 * @param name SQL name, such as {@code BIGINT} or {@code ARRAY<STRING>}
 * @param precision digits, characters or bytes; absent where the word means nothing
 * @param scale digits after the point
 * @param caseSensitive whether values that differ in case differ
 */
public record SqlType(
    String name, OptionalInt precision, OptionalInt scale, boolean caseSensitive) {
  /** Strings and binaries have no declared length. */
  public static final int UNBOUNDED = Integer.MAX_VALUE;

  private static final SqlType STRING =
      new SqlType("STRING", OptionalInt.of(UNBOUNDED), OptionalInt.empty(), true);
  private static final String DAY_TIME = "INTERVAL DAY TO SECOND";

  /** Of an Arrow field. */
  public static SqlType of(Field field) {
    ArrowType type = field.getType();
    return switch (type.getTypeID()) {
      case Null, NONE -> plain("VOID");
      case Bool -> sized("BOOLEAN", 1);
      case Int -> integer(((ArrowType.Int) type).getBitWidth());
      case FloatingPoint -> floating(((ArrowType.FloatingPoint) type).getPrecision());
      case Decimal -> {
        ArrowType.Decimal decimal = (ArrowType.Decimal) type;
        yield number("DECIMAL", decimal.getPrecision(), decimal.getScale());
      }
      case Utf8, LargeUtf8, Utf8View -> STRING;
      case Binary, LargeBinary, BinaryView -> sized("BINARY", UNBOUNDED);
      case FixedSizeBinary -> sized("BINARY", ((ArrowType.FixedSizeBinary) type).getByteWidth());
      case Date -> sized("DATE", 10);
      case Time -> number("TIME", 15, 6);
      case Timestamp -> timestamp(((ArrowType.Timestamp) type));
      case Interval -> interval(((ArrowType.Interval) type).getUnit());
      case Duration -> plain(DAY_TIME);
      case List, LargeList, FixedSizeList, ListView, LargeListView -> array(field);
      case Map -> map(field);
      case Struct -> plain(struct(field.getChildren()));
      case Union -> plain("VARIANT");
      case RunEndEncoded -> of(field.getChildren().get(1));
    };
  }

  private static SqlType integer(int bits) {
    return switch (bits) {
      case 8 -> number("TINYINT", 3, 0);
      case 16 -> number("SMALLINT", 5, 0);
      case 32 -> number("INT", 10, 0);
      default -> number("BIGINT", 19, 0);
    };
  }

  private static SqlType floating(FloatingPointPrecision precision) {
    return precision == FloatingPointPrecision.DOUBLE ? sized("DOUBLE", 15) : sized("FLOAT", 7);
  }

  private static SqlType timestamp(ArrowType.Timestamp type) {
    return number(type.getTimezone() == null ? "TIMESTAMP_NTZ" : "TIMESTAMP", 26, 6);
  }

  private static SqlType interval(IntervalUnit unit) {
    return plain(unit == IntervalUnit.YEAR_MONTH ? "INTERVAL YEAR TO MONTH" : DAY_TIME);
  }

  private static SqlType array(Field field) {
    return plain("ARRAY<" + element(field.getChildren().get(0)) + ">");
  }

  private static SqlType map(Field field) {
    List<Field> entry = field.getChildren().get(0).getChildren();
    return plain("MAP<" + element(entry.get(0)) + ", " + element(entry.get(1)) + ">");
  }

  private static String struct(List<Field> fields) {
    return fields.stream()
        .map(child -> child.getName() + ": " + element(child))
        .collect(Collectors.joining(", ", "STRUCT<", ">"));
  }

  /** Inside a nested type's name a decimal shows its digits: there is no other place for them. */
  private static String element(Field field) {
    SqlType type = of(field);
    return type.name().equals("DECIMAL")
        ? "DECIMAL(" + type.precision().orElse(0) + "," + type.scale().orElse(0) + ")"
        : type.name();
  }

  private static SqlType plain(String name) {
    return new SqlType(name, OptionalInt.empty(), OptionalInt.empty(), false);
  }

  private static SqlType sized(String name, int precision) {
    return new SqlType(name, OptionalInt.of(precision), OptionalInt.empty(), false);
  }

  private static SqlType number(String name, int precision, int scale) {
    return new SqlType(name, OptionalInt.of(precision), OptionalInt.of(scale), false);
  }
}
