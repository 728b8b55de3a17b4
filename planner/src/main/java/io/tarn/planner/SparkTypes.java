// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.IntervalUnit;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rel.type.StructKind;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/**
 * The three faces of a type: Arrow's (what is delivered), Calcite's (what is validated) and Spark's
 * (what is written).
 *
 * <p>Spark's TIMESTAMP, a moment shown in the session's zone, is Calcite's {@code TIMESTAMP WITH
 * LOCAL TIME ZONE}; TIMESTAMP_NTZ is Calcite's {@code TIMESTAMP}.
 */
final class SparkTypes {
  private SparkTypes() {}

  /** Calcite's type of an Arrow field, with its nullability. */
  static RelDataType fromArrow(RelDataTypeFactory types, Field field) {
    return types.createTypeWithNullability(plain(types, field), field.isNullable());
  }

  private static RelDataType plain(RelDataTypeFactory types, Field field) {
    ArrowType type = field.getType();
    return switch (type.getTypeID()) {
      case List, LargeList, FixedSizeList ->
          types.createArrayType(fromArrow(types, field.getChildren().get(0)), -1);
      case Map -> {
        List<Field> entry = field.getChildren().get(0).getChildren();
        yield types.createMapType(fromArrow(types, entry.get(0)), fromArrow(types, entry.get(1)));
      }
      case Struct -> struct(types, field.getChildren());
      default -> scalar(types, type);
    };
  }

  private static RelDataType struct(RelDataTypeFactory types, List<Field> children) {
    RelDataTypeFactory.Builder builder = types.builder().kind(StructKind.PEEK_FIELDS_NO_EXPAND);
    children.forEach(child -> builder.add(child.getName(), fromArrow(types, child)));
    return builder.build();
  }

  private static RelDataType scalar(RelDataTypeFactory types, ArrowType type) {
    if (type instanceof ArrowType.Int whole) {
      return types.createSqlType(
          switch (whole.getBitWidth()) {
            case 8 -> SqlTypeName.TINYINT;
            case 16 -> SqlTypeName.SMALLINT;
            case 32 -> SqlTypeName.INTEGER;
            default -> SqlTypeName.BIGINT;
          });
    }
    if (type instanceof ArrowType.FloatingPoint real) {
      return types.createSqlType(
          real.getPrecision() == FloatingPointPrecision.DOUBLE
              ? SqlTypeName.DOUBLE
              : SqlTypeName.REAL);
    }
    if (type instanceof ArrowType.Decimal decimal) {
      return types.createSqlType(SqlTypeName.DECIMAL, decimal.getPrecision(), decimal.getScale());
    }
    if (type instanceof ArrowType.Timestamp timestamp) {
      return types.createSqlType(
          timestamp.getTimezone() == null
              ? SqlTypeName.TIMESTAMP
              : SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE);
    }
    return simple(types, type);
  }

  private static RelDataType simple(RelDataTypeFactory types, ArrowType type) {
    return switch (type.getTypeID()) {
      case Bool -> types.createSqlType(SqlTypeName.BOOLEAN);
      case Utf8, LargeUtf8, Utf8View -> types.createSqlType(SqlTypeName.VARCHAR);
      case Binary, LargeBinary, FixedSizeBinary, BinaryView ->
          types.createSqlType(SqlTypeName.VARBINARY);
      case Date -> types.createSqlType(SqlTypeName.DATE);
      case Time -> types.createSqlType(SqlTypeName.TIME);
      case Null -> types.createSqlType(SqlTypeName.NULL);
      case Interval ->
          interval(
              types,
              org.apache.calcite.avatica.util.TimeUnit.YEAR,
              org.apache.calcite.avatica.util.TimeUnit.MONTH);
      case Duration ->
          interval(
              types,
              org.apache.calcite.avatica.util.TimeUnit.DAY,
              org.apache.calcite.avatica.util.TimeUnit.SECOND);
      default -> types.createSqlType(SqlTypeName.ANY);
    };
  }

  private static RelDataType interval(
      RelDataTypeFactory types,
      org.apache.calcite.avatica.util.TimeUnit start,
      org.apache.calcite.avatica.util.TimeUnit end) {
    return types.createSqlIntervalType(new SqlIntervalQualifier(start, end, SqlParserPos.ZERO));
  }

  /**
   * The Arrow field Spark delivers for a type; timestamps carry the session's zone. Always
   * nullable: whether Spark knows a column never to be null is its own affair.
   *
   * @return empty if Spark has no such type
   */
  static Optional<Field> toArrow(String name, RelDataType type, String zone) {
    switch (type.getSqlTypeName()) {
      case ARRAY, MULTISET -> {
        return component(type)
            .flatMap(element -> toArrow("element", element, zone))
            .map(child -> nested(name, new ArrowType.List(), List.of(child)));
      }
      case MAP -> {
        return map(name, type, zone);
      }
      case ROW, STRUCTURED -> {
        List<Field> children = new ArrayList<>();
        for (RelDataTypeField field : type.getFieldList()) {
          toArrow(field.getName(), field.getType(), zone).ifPresent(children::add);
        }
        return children.size() == type.getFieldCount()
            ? Optional.of(nested(name, new ArrowType.Struct(), children))
            : Optional.empty();
      }
      default -> {
        return scalarArrow(type, zone).map(arrow -> nested(name, arrow, List.of()));
      }
    }
  }

  private static Optional<Field> map(String name, RelDataType type, String zone) {
    @Nullable RelDataType keyType = type.getKeyType();
    @Nullable RelDataType valueType = type.getValueType();
    if (keyType == null || valueType == null) {
      return Optional.empty();
    }
    return toArrow("key", keyType, zone)
        .flatMap(
            key ->
                toArrow("value", valueType, zone)
                    .map(
                        value -> {
                          Field required =
                              new Field(
                                  "key", FieldType.notNullable(key.getType()), key.getChildren());
                          Field entries =
                              new Field(
                                  "entries",
                                  FieldType.notNullable(new ArrowType.Struct()),
                                  List.of(required, value));
                          return nested(name, new ArrowType.Map(false), List.of(entries));
                        }));
  }

  private static Optional<RelDataType> component(RelDataType type) {
    return Optional.ofNullable(type.getComponentType());
  }

  private static Field nested(String name, ArrowType type, List<Field> children) {
    return new Field(name, FieldType.nullable(type), children);
  }

  private static Optional<ArrowType> scalarArrow(RelDataType type, String zone) {
    @Nullable ArrowType arrow =
        switch (type.getSqlTypeName()) {
          case BOOLEAN -> new ArrowType.Bool();
          case TINYINT -> new ArrowType.Int(8, true);
          case SMALLINT -> new ArrowType.Int(16, true);
          case INTEGER -> new ArrowType.Int(32, true);
          case BIGINT -> new ArrowType.Int(64, true);
          case REAL, FLOAT -> new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE);
          case DOUBLE -> new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
          case DECIMAL -> new ArrowType.Decimal(type.getPrecision(), type.getScale(), 128);
          case CHAR, VARCHAR, NULL -> new ArrowType.Utf8();
          case BINARY, VARBINARY -> new ArrowType.Binary();
          case DATE -> new ArrowType.Date(DateUnit.DAY);
          case TIMESTAMP_WITH_LOCAL_TIME_ZONE ->
              new ArrowType.Timestamp(TimeUnit.MICROSECOND, zone);
          case TIMESTAMP -> new ArrowType.Timestamp(TimeUnit.MICROSECOND, null);
          default -> intervalArrow(type);
        };
    return Optional.ofNullable(arrow);
  }

  private static @Nullable ArrowType intervalArrow(RelDataType type) {
    if (!SqlTypeUtil.isInterval(type)) {
      return null;
    }
    return type.getSqlTypeName().isYearMonth()
        ? new ArrowType.Interval(IntervalUnit.YEAR_MONTH)
        : new ArrowType.Duration(TimeUnit.MICROSECOND);
  }

  /** Spark's name of a type, such as {@code DECIMAL(10,2)} or {@code ARRAY<INT>}. */
  static String sparkName(RelDataType type) {
    return switch (type.getSqlTypeName()) {
      case TINYINT, SMALLINT, BIGINT, BOOLEAN, DATE, DOUBLE -> type.getSqlTypeName().name();
      case INTEGER -> "INT";
      case REAL, FLOAT -> "FLOAT";
      case DECIMAL -> "DECIMAL(" + type.getPrecision() + "," + type.getScale() + ")";
      case BINARY, VARBINARY -> "BINARY";
      case TIMESTAMP_WITH_LOCAL_TIME_ZONE -> "TIMESTAMP";
      case TIMESTAMP -> "TIMESTAMP_NTZ";
      case TIME -> "TIME";
      case ARRAY, MULTISET ->
          "ARRAY<" + component(type).map(SparkTypes::sparkName).orElse("STRING") + ">";
      case MAP -> {
        @Nullable RelDataType key = type.getKeyType();
        @Nullable RelDataType value = type.getValueType();
        yield "MAP<"
            + (key == null ? "STRING" : sparkName(key))
            + ", "
            + (value == null ? "STRING" : sparkName(value))
            + ">";
      }
      case ROW, STRUCTURED -> structName(type);
      default -> SqlTypeUtil.isInterval(type) ? type.toString() : "STRING";
    };
  }

  private static String structName(RelDataType type) {
    StringBuilder text = new StringBuilder("STRUCT<");
    String separator = "";
    for (RelDataTypeField field : type.getFieldList()) {
      text.append(separator)
          .append(SparkLexical.identifier(field.getName()))
          .append(": ")
          .append(sparkName(field.getType()));
      separator = ", ";
    }
    return text.append('>').toString();
  }

  /** A type as {@code DESCRIBE} shows it, such as {@code map<string,int>}. */
  static String simpleName(RelDataType type) {
    @Nullable RelDataType key = type.getKeyType();
    @Nullable RelDataType value = type.getValueType();
    if (key != null && value != null) {
      return "map<" + simpleName(key) + "," + simpleName(value) + ">";
    }
    if (type.isStruct()) {
      return type.getFieldList().stream()
          .map(field -> field.getName() + ":" + simpleName(field.getType()))
          .collect(Collectors.joining(",", "struct<", ">"));
    }
    return component(type)
        .map(element -> "array<" + simpleName(element) + ">")
        .orElseGet(() -> sparkName(type).toLowerCase(Locale.ROOT));
  }

  /** Spark's name of an Arrow field's type. */
  static String sparkName(RelDataTypeFactory types, Field field) {
    return sparkName(fromArrow(types, field));
  }

  /** Whether a type has no spelling that could be cast to, so that Spark's own has to do. */
  static boolean isOpaque(RelDataType type) {
    return switch (type.getSqlTypeName()) {
      case ANY, UNKNOWN, OTHER -> true;
      default -> false;
    };
  }
}
