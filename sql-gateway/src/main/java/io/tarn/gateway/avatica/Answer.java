// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway.avatica;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.calcite.avatica.ColumnMetaData;
import org.apache.calcite.avatica.Meta.Frame;
import org.apache.calcite.avatica.Meta.Signature;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a question about the catalog: all its rows in one frame.
 *
 * @param signature its columns
 * @param frame its rows
 */
record Answer(Signature signature, Frame frame) {

  /**
   * The columns of an answer.
   *
   * @param names of all columns
   * @param numbers which of them are whole numbers
   * @param flags which of them are true or false; the others are texts
   */
  record Layout(List<String> names, List<String> numbers, List<String> flags) {
    Layout {
      names = List.copyOf(names);
      numbers = List.copyOf(numbers);
      flags = List.copyOf(flags);
    }

    /** Of columns that are texts or whole numbers. */
    Layout(List<String> names, List<String> numbers) {
      this(names, numbers, List.of());
    }

    /** An answer with these rows. */
    Answer with(Stream<List<@Nullable Object>> rows) {
      List<ColumnMetaData> columns = new ArrayList<>();
      for (String name : names) {
        columns.add(ColumnTypes.plain(columns.size(), Field.nullable(name, type(name))));
      }
      List<Object> all = rows.map(Object.class::cast).toList();
      return new Answer(ColumnTypes.signature(columns), new Frame(0, true, all));
    }

    private ArrowType type(String name) {
      if (flags.contains(name)) {
        return new ArrowType.Bool();
      }
      return numbers.contains(name) ? new ArrowType.Int(32, true) : new ArrowType.Utf8();
    }
  }
}
