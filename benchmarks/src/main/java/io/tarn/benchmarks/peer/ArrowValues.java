// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.peer;

import java.time.LocalDate;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.FieldVector;
import org.jspecify.annotations.Nullable;

/** Values of Arrow vectors as a JDBC driver would give them, to compare answers. */
final class ArrowValues {
  private ArrowValues() {}

  static @Nullable Object plain(FieldVector column, int row) {
    if (column.isNull(row)) {
      return null;
    }
    if (column instanceof DateDayVector dates) {
      return LocalDate.ofEpochDay(dates.get(row)).toString();
    }
    return JdbcClient.plain(column.getObject(row));
  }
}
