// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.search;

import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;

/** Arrow's types by their SQL names. */
final class ColumnTypes {
  private ColumnTypes() {}

  static String name(Field field) {
    ArrowType type = field.getType();
    if (type instanceof ArrowType.Int number) {
      return integer(number.getBitWidth());
    }
    if (type instanceof ArrowType.FloatingPoint number) {
      return number.getPrecision() == FloatingPointPrecision.DOUBLE ? "DOUBLE" : "FLOAT";
    }
    if (type instanceof ArrowType.Decimal decimal) {
      return "DECIMAL(" + decimal.getPrecision() + "," + decimal.getScale() + ")";
    }
    if (type instanceof ArrowType.Timestamp stamp) {
      return stamp.getTimezone() == null ? "TIMESTAMP_NTZ" : "TIMESTAMP";
    }
    return switch (type.getTypeID()) {
      case Utf8, LargeUtf8, Utf8View -> "STRING";
      case Bool -> "BOOLEAN";
      case Date -> "DATE";
      case Binary, LargeBinary, BinaryView, FixedSizeBinary -> "BINARY";
      case List, LargeList, FixedSizeList, ListView, LargeListView -> "ARRAY";
      case Struct -> "STRUCT";
      case Map -> "MAP";
      default -> type.getTypeID().name().toUpperCase(java.util.Locale.ROOT);
    };
  }

  private static String integer(int bits) {
    return switch (bits) {
      case 8 -> "TINYINT";
      case 16 -> "SMALLINT";
      case 32 -> "INT";
      default -> "BIGINT";
    };
  }
}
