// SPDX-License-Identifier: Apache-2.0
package io.tarn.load;

import java.util.Map;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * What the caller knows about a file or wants of it; everything not given is told from the data.
 *
 * @param badRows what to do with rows that do not fit
 * @param header whether a CSV file has a header
 * @param format the format, if the name and content must not decide
 * @param encoding the encoding, likewise
 * @param delimiter what separates CSV fields, likewise
 * @param dateOrder how dates such as 03/04/2024 are meant
 * @param numberStyle how numbers such as 1,234 are meant
 * @param columnTypes types of single columns by name, ignoring case
 * @param target schema of the table the rows go to; its types then hold for all columns
 */
public record LoadOptions(
    BadRows badRows,
    HeaderChoice header,
    Optional<FileFormat> format,
    Optional<TextEncoding> encoding,
    Optional<Character> delimiter,
    Optional<DateOrder> dateOrder,
    Optional<NumberStyle> numberStyle,
    Map<String, ArrowType> columnTypes,
    Optional<Schema> target) {
  public LoadOptions {
    columnTypes = Map.copyOf(columnTypes);
  }

  /** Everything told from the data, bad rows refused. */
  public static LoadOptions defaults() {
    return builder().build();
  }

  public static LoadOptionsBuilder builder() {
    return new LoadOptionsBuilder();
  }
}
