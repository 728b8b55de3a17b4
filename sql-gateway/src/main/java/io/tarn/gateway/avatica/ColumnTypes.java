// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway.avatica;

import io.tarn.gateway.SqlType;
import java.sql.DatabaseMetaData;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.calcite.avatica.AvaticaParameter;
import org.apache.calcite.avatica.ColumnMetaData;
import org.apache.calcite.avatica.ColumnMetaData.AvaticaType;
import org.apache.calcite.avatica.ColumnMetaData.Rep;
import org.apache.calcite.avatica.Meta;
import org.apache.calcite.avatica.Meta.CursorFactory;
import org.apache.calcite.avatica.Meta.Signature;
import org.apache.calcite.avatica.Meta.StatementType;

/**
 * Arrow's types as the protocol's. What it has no type for (structs, maps, intervals) is text under
 * its SQL name. {@link WireValues} gives the values in the forms promised here.
 */
final class ColumnTypes {
  private ColumnTypes() {}

  /** Of a statement: its columns if it gives rows, and its parameters. */
  static Signature signature(String sql, boolean returnsRows, Schema rows, Schema parameters) {
    return new Signature(
        columns(rows),
        sql,
        parameters.getFields().stream().map(ColumnTypes::parameter).toList(),
        Map.of(),
        CursorFactory.LIST,
        returnsRows ? StatementType.SELECT : null);
  }

  private static List<ColumnMetaData> columns(Schema schema) {
    List<ColumnMetaData> columns = new ArrayList<>();
    for (Field field : schema.getFields()) {
      columns.add(column(columns.size(), field.getName(), type(field), field));
    }
    return columns;
  }

  private static ColumnMetaData column(int ordinal, String name, AvaticaType type, Field field) {
    SqlType sql = SqlType.of(field);
    int nullable =
        field.isNullable() ? DatabaseMetaData.columnNullable : DatabaseMetaData.columnNoNulls;
    return new ColumnMetaData(
        ordinal,
        false,
        sql.caseSensitive(),
        true,
        false,
        nullable,
        isNumber(type),
        sql.precision().orElse(SqlType.UNBOUNDED),
        name,
        name,
        "",
        sql.precision().orElse(0),
        sql.scale().orElse(0),
        "",
        "",
        type,
        true,
        false,
        false,
        type.columnClassName());
  }

  /** A column of an answer that is no table's, such as a list of tables. */
  static ColumnMetaData plain(int ordinal, Field field) {
    return column(ordinal, field.getName(), type(field), field);
  }

  private static AvaticaParameter parameter(Field field) {
    SqlType sql = SqlType.of(field);
    AvaticaType type = type(field);
    return new AvaticaParameter(
        isNumber(type),
        sql.precision().orElse(0),
        sql.scale().orElse(0),
        type.id,
        sql.name(),
        type.columnClassName(),
        field.getName());
  }

  private static boolean isNumber(AvaticaType type) {
    return switch (type.id) {
      case Types.TINYINT,
          Types.SMALLINT,
          Types.INTEGER,
          Types.BIGINT,
          Types.REAL,
          Types.DOUBLE,
          Types.DECIMAL ->
          true;
      default -> false;
    };
  }

  /** The protocol's type of a column. */
  static AvaticaType type(Field field) {
    String name = SqlType.of(field).name();
    ArrowType type = field.getType();
    return switch (type.getTypeID()) {
      case Bool -> ColumnMetaData.scalar(Types.BOOLEAN, name, Rep.BOOLEAN);
      case Int -> integer(((ArrowType.Int) type).getBitWidth(), name);
      case FloatingPoint ->
          ((ArrowType.FloatingPoint) type).getPrecision() == FloatingPointPrecision.DOUBLE
              ? ColumnMetaData.scalar(Types.DOUBLE, name, Rep.DOUBLE)
              : ColumnMetaData.scalar(Types.REAL, name, Rep.NUMBER);
      case Decimal -> ColumnMetaData.scalar(Types.DECIMAL, name, Rep.NUMBER);
      case Binary, LargeBinary, BinaryView, FixedSizeBinary ->
          ColumnMetaData.scalar(Types.VARBINARY, name, Rep.BYTE_STRING);
      case Date -> ColumnMetaData.scalar(Types.DATE, name, Rep.INTEGER);
      case Time -> ColumnMetaData.scalar(Types.TIME, name, Rep.INTEGER);
      case Timestamp -> ColumnMetaData.scalar(Types.TIMESTAMP, name, Rep.LONG);
      case List -> ColumnMetaData.array(element(field.getChildren().get(0)), name, Rep.ARRAY);
      default -> ColumnMetaData.scalar(Types.VARCHAR, name, Rep.STRING);
    };
  }

  /** In JSON a number has no type: clients know that of columns, but not of what is in arrays. */
  private static AvaticaType element(Field field) {
    AvaticaType type = type(field);
    return isNumber(type) ? ColumnMetaData.scalar(type.id, type.name, Rep.NUMBER) : type;
  }

  private static AvaticaType integer(int bits, String name) {
    return switch (bits) {
      case 8 -> ColumnMetaData.scalar(Types.TINYINT, name, Rep.BYTE);
      case 16 -> ColumnMetaData.scalar(Types.SMALLINT, name, Rep.SHORT);
      case 32 -> ColumnMetaData.scalar(Types.INTEGER, name, Rep.INTEGER);
      default -> ColumnMetaData.scalar(Types.BIGINT, name, Rep.LONG);
    };
  }

  /** Of an answer whose columns are known beforehand. */
  static Signature signature(List<ColumnMetaData> columns) {
    return new Signature(
        columns, "", List.of(), Map.of(), Meta.CursorFactory.LIST, StatementType.SELECT);
  }
}
