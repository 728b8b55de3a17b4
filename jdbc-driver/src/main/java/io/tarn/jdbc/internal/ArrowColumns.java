// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc.internal;

import java.math.BigDecimal;
import java.sql.DatabaseMetaData;
import java.sql.Types;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.arrow.flight.sql.FlightSqlColumnMetadata;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.IntervalUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/** Reads JDBC columns off an Arrow schema: what the server says about a field, else its type. */
final class ArrowColumns {
  private ArrowColumns() {}

  static List<Column> of(Schema schema) {
    return schema.getFields().stream().map(ArrowColumns::column).toList();
  }

  static Column column(Field field) {
    FlightSqlColumnMetadata said = new FlightSqlColumnMetadata(metadata(field));
    return new Column(
        field.getName(),
        describedType(field, said),
        field.isNullable() ? DatabaseMetaData.columnNullable : DatabaseMetaData.columnNoNulls,
        new Column.Origin(
            orEmpty(said.getCatalogName()),
            orEmpty(said.getSchemaName()),
            orEmpty(said.getTableName()),
            Boolean.TRUE.equals(said.isAutoIncrement())));
  }

  static Map<String, String> metadata(Field field) {
    return field.getMetadata() == null ? Map.of() : field.getMetadata();
  }

  private static ColumnType describedType(Field field, FlightSqlColumnMetadata said) {
    ColumnType type = type(field);
    if (said.getTypeName() != null) {
      type = type.named(said.getTypeName());
    }
    Integer precision = said.getPrecision();
    Integer scale = said.getScale();
    boolean sizeMatters = type.jdbcType() == Types.DECIMAL || type.text();
    if (sizeMatters && precision != null && precision > 0) {
      type = type.sized(precision, scale == null ? type.scale() : scale);
    }
    return type;
  }

  /** The type alone, without what the server says about the column. */
  static ColumnType type(Field field) {
    ArrowType type = field.getType();
    if (type instanceof ArrowType.Int number) {
      return integer(number);
    }
    if (type instanceof ArrowType.FloatingPoint number) {
      return number.getPrecision() == FloatingPointPrecision.DOUBLE
          ? new ColumnType(Types.DOUBLE, "DOUBLE", 17, 0, 24, "java.lang.Double")
          : new ColumnType(Types.REAL, "FLOAT", 9, 0, 15, "java.lang.Float");
    }
    if (type instanceof ArrowType.Decimal decimal) {
      return decimal(decimal.getPrecision(), decimal.getScale());
    }
    if (type instanceof ArrowType.Timestamp timestamp) {
      return new ColumnType(
          Types.TIMESTAMP,
          timestamp.getTimezone() == null ? "TIMESTAMP_NTZ" : "TIMESTAMP",
          29,
          9,
          29,
          "java.sql.Timestamp");
    }
    if (type instanceof ArrowType.Interval || type instanceof ArrowType.Duration) {
      return interval(type);
    }
    return nestedOrSimple(field);
  }

  private static ColumnType nestedOrSimple(Field field) {
    return switch (field.getType().getTypeID()) {
      case Bool -> ColumnType.BOOLEAN;
      case Utf8, LargeUtf8, Utf8View -> ColumnType.STRING;
      case Binary, LargeBinary, FixedSizeBinary, BinaryView ->
          new ColumnType(
              Types.VARBINARY, "BINARY", ColumnType.UNLIMITED, 0, ColumnType.UNLIMITED, "[B");
      case Date -> new ColumnType(Types.DATE, "DATE", 10, 0, 10, "java.sql.Date");
      case Time -> new ColumnType(Types.TIME, "TIME", 18, 9, 18, "java.sql.Time");
      case List, LargeList, FixedSizeList, ListView, LargeListView ->
          unlimited(Types.ARRAY, typeName(field), "java.sql.Array");
      case Struct -> unlimited(Types.STRUCT, typeName(field), "java.sql.Struct");
      case Map -> unlimited(Types.JAVA_OBJECT, typeName(field), "java.util.Map");
      case Null -> new ColumnType(Types.NULL, "VOID", 1, 0, 4, "java.lang.Object");
      default -> unlimited(Types.OTHER, field.getType().getTypeID().name(), "java.lang.Object");
    };
  }

  private static ColumnType unlimited(int jdbcType, String name, String className) {
    return new ColumnType(jdbcType, name, ColumnType.UNLIMITED, 0, ColumnType.UNLIMITED, className);
  }

  private static ColumnType integer(ArrowType.Int type) {
    int bits = type.getIsSigned() ? type.getBitWidth() : type.getBitWidth() * 2;
    return switch (bits) {
      case 8 -> new ColumnType(Types.TINYINT, "TINYINT", 3, 0, 4, "java.lang.Integer");
      case 16 -> ColumnType.SMALLINT;
      case 32 -> ColumnType.INT;
      case 64 -> ColumnType.BIGINT;
      default -> decimal(20, 0);
    };
  }

  private static ColumnType decimal(int precision, int scale) {
    return new ColumnType(
        Types.DECIMAL,
        "DECIMAL(" + precision + "," + scale + ")",
        precision,
        scale,
        precision + (scale > 0 ? 2 : 1) + (scale == precision ? 1 : 0),
        BigDecimal.class.getName());
  }

  private static ColumnType interval(ArrowType type) {
    if (type instanceof ArrowType.Interval interval
        && interval.getUnit() == IntervalUnit.YEAR_MONTH) {
      return unlimited(Types.OTHER, "INTERVAL YEAR TO MONTH", "java.time.Period");
    }
    if (type instanceof ArrowType.Interval interval
        && interval.getUnit() == IntervalUnit.MONTH_DAY_NANO) {
      return unlimited(Types.OTHER, "INTERVAL", "java.lang.String");
    }
    return unlimited(Types.OTHER, "INTERVAL DAY TO SECOND", "java.time.Duration");
  }

  /** The type as Spark's SQL writes it. */
  static String typeName(Field field) {
    List<Field> children = field.getChildren();
    return switch (field.getType().getTypeID()) {
      case List, LargeList, FixedSizeList, ListView, LargeListView ->
          "ARRAY<" + typeName(children.get(0)) + ">";
      case Struct ->
          children.stream()
              .map(child -> child.getName() + ": " + typeName(child))
              .collect(Collectors.joining(", ", "STRUCT<", ">"));
      case Map ->
          children.get(0).getChildren().stream()
              .map(ArrowColumns::typeName)
              .collect(Collectors.joining(", ", "MAP<", ">"));
      default -> type(field).name();
    };
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
