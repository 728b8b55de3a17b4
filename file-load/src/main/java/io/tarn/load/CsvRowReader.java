// SPDX-License-Identifier: Apache-2.0
package io.tarn.load;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads records of a CSV file as rows of typed values. */
final class CsvRowReader {
  private final List<CellReader> cells = new ArrayList<>();
  private final List<CellTarget> nowhere;

  CsvRowReader(List<ColumnAnalysis> columns) {
    nowhere = Collections.nCopies(columns.size(), CellTarget.NOWHERE);
    ValueScanner scanner = new ValueScanner();
    for (ColumnAnalysis column : columns) {
      cells.add(CellReader.of(column, scanner));
    }
  }

  /** Hands the current record's values on; the first that does not fit makes it a bad row. */
  @Nullable BadRow read(CsvRows rows, List<CellTarget> targets, int index) {
    if (rows.problem() != null) {
      return rows.problem();
    }
    @Nullable String[] values = rows.values();
    for (int i = 0; i < values.length; i++) {
      String reason = cells.get(i).read(values[i], targets.get(i), index);
      if (reason != null) {
        String value = values[i];
        return new BadRow(
            rows.line(), cells.get(i).columnName(), value == null ? "" : value, reason);
      }
    }
    return null;
  }

  /** Whether the current record fits. */
  @Nullable BadRow check(CsvRows rows) {
    return read(rows, nowhere, 0);
  }
}
