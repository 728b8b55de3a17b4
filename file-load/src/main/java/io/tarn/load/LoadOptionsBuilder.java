// SPDX-License-Identifier: Apache-2.0
package io.tarn.load;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Schema;

/** Collects {@link LoadOptions} one by one. */
public final class LoadOptionsBuilder {
  private BadRows badRows = BadRows.REFUSE;
  private HeaderChoice header = HeaderChoice.DETECT;
  private Optional<FileFormat> format = Optional.empty();
  private Optional<TextEncoding> encoding = Optional.empty();
  private Optional<Character> delimiter = Optional.empty();
  private Optional<DateOrder> dateOrder = Optional.empty();
  private Optional<NumberStyle> numberStyle = Optional.empty();
  private final Map<String, ArrowType> columnTypes = new TreeMap<>();
  private Optional<Schema> target = Optional.empty();

  LoadOptionsBuilder() {}

  public LoadOptionsBuilder badRows(BadRows choice) {
    badRows = choice;
    return this;
  }

  public LoadOptionsBuilder header(HeaderChoice choice) {
    header = choice;
    return this;
  }

  public LoadOptionsBuilder format(FileFormat known) {
    format = Optional.of(known);
    return this;
  }

  public LoadOptionsBuilder encoding(TextEncoding known) {
    encoding = Optional.of(known);
    return this;
  }

  public LoadOptionsBuilder delimiter(char known) {
    delimiter = Optional.of(known);
    return this;
  }

  public LoadOptionsBuilder dateOrder(DateOrder known) {
    dateOrder = Optional.of(known);
    return this;
  }

  public LoadOptionsBuilder numberStyle(NumberStyle known) {
    numberStyle = Optional.of(known);
    return this;
  }

  /** Fixes the type of one column, such as STRING for codes that look like numbers. */
  public LoadOptionsBuilder columnType(String column, ArrowType type) {
    columnTypes.put(column, type);
    return this;
  }

  /** Takes all types from the table the rows go to. */
  public LoadOptionsBuilder target(Schema schema) {
    target = Optional.of(schema);
    return this;
  }

  public LoadOptions build() {
    return new LoadOptions(
        badRows, header, format, encoding, delimiter, dateOrder, numberStyle, columnTypes, target);
  }
}
