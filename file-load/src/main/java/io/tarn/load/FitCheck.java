// SPDX-License-Identifier: Apache-2.0
package io.tarn.load;

/** Reads a file with the types chosen for it, to find the rows that do not fit them. */
final class FitCheck {
  private FitCheck() {}

  /** The analysis with its rows and bad rows counted anew. */
  static FileAnalysis of(FileAnalysis analysis, ProgressListener progress) {
    BadRowLog bad = new BadRowLog();
    long fitting = 0;
    try (RowSource source = RowSource.open(analysis, progress)) {
      while (source.next()) {
        BadRow misfit = source.check();
        if (misfit == null) {
          fitting++;
        } else {
          bad.add(misfit);
        }
      }
    }
    if (fitting + bad.count() != analysis.rows() + analysis.badRows().count()) {
      throw LoadErrors.fileChanged(analysis.file().path());
    }
    return new FileAnalysis(
        analysis.file(),
        analysis.options(),
        analysis.layout(),
        analysis.encoding(),
        fitting,
        analysis.columns(),
        bad.report(),
        analysis.remarks());
  }
}
