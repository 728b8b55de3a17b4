// SPDX-License-Identifier: Apache-2.0
package io.tarn.server.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;

/** An array of objects, one a line; numbers stay numbers, everything else is text. */
final class JsonPrinter implements RowPrinter {
  private final PrintWriter out;

  JsonPrinter(PrintWriter out) {
    this.out = out;
  }

  @Override
  public long print(ResultSet rows) throws SQLException, IOException {
    JsonGenerator json =
        new JsonFactory()
            .createGenerator(out)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
    json.setRootValueSeparator(null);
    ResultSetMetaData columns = rows.getMetaData();
    json.writeStartArray();
    long count = 0;
    while (rows.next()) {
      json.writeRaw(count == 0 ? "\n" : "");
      json.writeStartObject();
      for (int column = 1; column <= columns.getColumnCount(); column++) {
        json.writeFieldName(columns.getColumnLabel(column));
        write(json, rows, column, columns.getColumnType(column));
      }
      json.writeEndObject();
      json.writeRaw("\n");
      count++;
      if (count % 1000 == 0 && out.checkError()) {
        break;
      }
    }
    json.writeEndArray();
    json.close();
    out.println();
    out.flush();
    return count;
  }

  private static void write(JsonGenerator json, ResultSet rows, int column, int type)
      throws SQLException, IOException {
    String text = rows.getString(column);
    if (text == null) {
      json.writeNull();
      return;
    }
    switch (type) {
      case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT ->
          json.writeNumber(rows.getLong(column));
      case Types.DECIMAL, Types.NUMERIC -> json.writeNumber(new BigDecimal(text));
      case Types.BOOLEAN, Types.BIT -> json.writeBoolean(rows.getBoolean(column));
      case Types.REAL, Types.FLOAT, Types.DOUBLE -> {
        double value = rows.getDouble(column);
        if (Double.isFinite(value)) {
          json.writeNumber(value);
        } else {
          json.writeString(text);
        }
      }
      default -> json.writeString(text);
    }
  }
}
