// SPDX-License-Identifier: Apache-2.0
package io.tarn.load;

import java.io.Closeable;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

/** The rows of a file in their order, to be written into Arrow vectors one by one. */
interface RowSource extends Closeable {
  /** The rows of an analysed file. */
  static RowSource open(FileAnalysis analysis, ProgressListener progress) {
    return analysis.layout() instanceof CsvLayout layout
        ? new CsvRowSource(analysis, layout, progress)
        : new JsonRowSource(analysis, (JsonLayout) analysis.layout(), progress);
  }

  /** Says where {@link #write} writes to from now on. */
  void bind(VectorSchemaRoot root);

  /** Moves to the next row; false at the end. */
  boolean next();

  /** Why the current row cannot be loaded, or null if it can. */
  @Nullable BadRow check();

  /** Writes the current row at that index; if it cannot be, says why and may leave it half done. */
  @Nullable BadRow write(int index);

  /** About how many characters the current row has. */
  long weight();

  @Override
  void close();
}
