// SPDX-License-Identifier: Apache-2.0
package io.tarn.samples;

import io.tarn.api.ErrorCode;
import io.tarn.api.WarehouseException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.TimeStampMicroVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;

/** Columns of a JDBC table as Arrow columns; only the types Chinook has. */
final class JdbcColumn {
  private JdbcColumn() {}

  static Field field(
      String name,
      int jdbcType,
      int precision,
      int scale,
      boolean nullable,
      Map<String, String> metadata) {
    ArrowType type =
        switch (jdbcType) {
          case Types.INTEGER, Types.SMALLINT -> new ArrowType.Int(32, true);
          case Types.NUMERIC, Types.DECIMAL -> new ArrowType.Decimal(precision, scale, 128);
          case Types.VARCHAR, Types.CHAR -> new ArrowType.Utf8();
          case Types.DATE -> new ArrowType.Date(DateUnit.DAY);
          case Types.TIMESTAMP -> new ArrowType.Timestamp(TimeUnit.MICROSECOND, null);
          default -> throw new IllegalArgumentException("no column type for JDBC type " + jdbcType);
        };
    return new Field(name, new FieldType(nullable, type, null, metadata), null);
  }

  static void write(VectorSchemaRoot root, int index, ResultSet row) {
    try {
      for (int column = 0; column < root.getFieldVectors().size(); column++) {
        write(root.getVector(column), index, row, column + 1);
      }
    } catch (SQLException e) {
      throw WarehouseException.of(
          ErrorCode.TABLE_STORAGE_ERROR, "Cannot read a sample table: " + e.getMessage(), e);
    }
  }

  private static void write(FieldVector vector, int index, ResultSet row, int column)
      throws SQLException {
    if (row.getObject(column) == null) {
      return;
    }
    if (vector instanceof IntVector numbers) {
      numbers.setSafe(index, row.getInt(column));
    } else if (vector instanceof DecimalVector amounts) {
      BigDecimal amount = row.getBigDecimal(column).setScale(amounts.getScale());
      amounts.setSafe(index, amount);
    } else if (vector instanceof DateDayVector dates) {
      dates.setSafe(index, (int) row.getObject(column, LocalDate.class).toEpochDay());
    } else if (vector instanceof TimeStampMicroVector times) {
      LocalDateTime time = row.getObject(column, LocalDateTime.class);
      times.setSafe(
          index,
          ChronoUnit.MICROS.between(LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC), time));
    } else if (vector instanceof VarCharVector texts) {
      texts.setSafe(index, row.getString(column).getBytes(StandardCharsets.UTF_8));
    } else {
      throw new IllegalStateException("no writer for " + vector.getField());
    }
  }
}
