// SPDX-License-Identifier: Apache-2.0
package io.tarn.delta;

import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.types.StructField;
import io.tarn.api.ErrorCode;
import io.tarn.api.TableSnapshot;
import io.tarn.api.WarehouseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many characters the texts of a column may have. Spark keeps this beside the type: to Delta
 * such a column is a STRING.
 *
 * @param characters the most, by code point; negative if there is no limit
 */
record TextLimit(int characters) {
  private static final Pattern VARCHAR = Pattern.compile("varchar\\((\\d{1,9})\\)");
  private static final TextLimit NONE = new TextLimit(-1);

  static TextLimit of(StructField column) {
    Matcher limit = VARCHAR.matcher(declared(column));
    return limit.matches() ? new TextLimit(Integer.parseInt(limit.group(1))) : NONE;
  }

  /** Whether all that a column says of its texts' lengths is checked here. */
  static boolean isChecked(StructField column) {
    String declared = declared(column);
    return declared.isEmpty() || VARCHAR.matcher(declared).matches();
  }

  private static String declared(StructField column) {
    return column.getMetadata().get(TableSnapshot.TEXT_LIMIT) instanceof String text ? text : "";
  }

  /** A reader that refuses longer texts before any is written. */
  ColumnReader checked(ColumnReader reader, String path) {
    if (characters < 0) {
      return reader;
    }
    return vector -> {
      ColumnVector column = reader.over(vector);
      for (int row = 0; row < column.getSize(); row++) {
        if (!column.isNullAt(row)) {
          check(column.getString(row), path);
        }
      }
      return column;
    };
  }

  private void check(String text, String path) {
    if (text.length() > characters && text.codePointCount(0, text.length()) > characters) {
      throw tooLong(path);
    }
  }

  private WarehouseException tooLong(String column) {
    return WarehouseException.fromEngine(
        ErrorCode.MALFORMED_DATA,
        "DELTA_EXCEED_CHAR_VARCHAR_LIMIT",
        "22001",
        "Column "
            + DeltaErrors.quoted(column)
            + " takes at most "
            + characters
            + " characters and a row has more. Shorten it, or make the column wider",
        null);
  }
}
