// SPDX-License-Identifier: Apache-2.0
package io.tarn.load;

import java.util.List;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

/** The rows of an analysed CSV file. */
final class CsvRowSource implements RowSource {
  private final CsvRows rows;
  private final CsvRowReader reader;
  private List<CellTarget> targets = List.of();

  CsvRowSource(FileAnalysis analysis, CsvLayout layout, ProgressListener progress) {
    this.reader = new CsvRowReader(analysis.columns());
    this.rows = new CsvRows(analysis.file(), layout, analysis.encoding(), progress);
    if (layout.header() == HeaderChoice.PRESENT) {
      rows.next();
    }
    rows.expect(analysis.columns().stream().map(ColumnAnalysis::name).toList());
  }

  @Override
  public void bind(VectorSchemaRoot root) {
    targets = root.getFieldVectors().stream().map(VectorTargets::of).toList();
  }

  @Override
  public boolean next() {
    return rows.next();
  }

  @Override
  public @Nullable BadRow check() {
    return reader.check(rows);
  }

  @Override
  public @Nullable BadRow write(int index) {
    return reader.read(rows, targets, index);
  }

  @Override
  public long weight() {
    long characters = 0;
    for (String value : rows.values()) {
      characters += value == null ? 0 : value.length();
    }
    return characters;
  }

  @Override
  public void close() {
    rows.close();
  }
}
