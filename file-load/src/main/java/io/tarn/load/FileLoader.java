// SPDX-License-Identifier: Apache-2.0
package io.tarn.load;

import io.tarn.api.ArrowBatches;
import java.nio.file.Path;
import org.apache.arrow.memory.BufferAllocator;

/**
 * Turns a local CSV or JSON file into typed Arrow batches: first {@link #analyse} it, then {@link
 * #open} its rows. Memory stays flat however large the file is. It never guesses where a guess
 * could be silently wrong: such columns stay text, and a remark says why.
 */
public final class FileLoader {
  static final int COLUMN_LIMIT = 10_000;

  /**
   * Reads the whole file to learn its layout, columns and bad rows; a second time only if some
   * values may not fit.
   *
   * @throws io.tarn.api.WarehouseException if it is not there, no CSV or JSON, or not readable as a
   *     table
   */
  public FileAnalysis analyse(Path path, LoadOptions options, ProgressListener progress) {
    LocalFile file = LocalFile.look(path);
    byte[] head = file.head(FormatDetector.HEAD_BYTES);
    TextEncoding encoding = options.encoding().orElseGet(() -> EncodingDetector.ofHead(head));
    if (head.length <= encoding.markLength()) {
      throw LoadErrors.emptyFile(path);
    }
    FileFormat detected = FormatDetector.detect(path, head, encoding);
    FileFormat format = options.format().orElse(detected);
    FileAnalysis analysis;
    try {
      analysis = analyse(file, format, encoding, options, progress);
    } catch (UndecodableTextException e) {
      TextEncoding other = new EncodingDetector(file).afterFailureOf(encoding);
      analysis =
          analyse(file, format, other, options, progress)
              .withRemark(
                  "the file is not UTF-8 and is read as "
                      + other.label()
                      + "; check letters with accents");
    }
    file.verifyUnchanged();
    return analysis;
  }

  /**
   * The rows of an analysed file, in its order, with the analysis' schema.
   *
   * @param allocator for the batches; stays the caller's
   * @throws io.tarn.api.WarehouseException if there are bad rows and they are refused, or the file
   *     is no longer the one analysed
   */
  public ArrowBatches open(
      FileAnalysis analysis, BufferAllocator allocator, ProgressListener progress) {
    if (analysis.badRows().count() > 0 && analysis.options().badRows() == BadRows.REFUSE) {
      throw LoadErrors.badRows(analysis.file().path(), analysis.rows(), analysis.badRows());
    }
    analysis.file().verifyUnchanged();
    return new FileBatches(analysis, RowSource.open(analysis, progress), allocator);
  }

  private static FileAnalysis analyse(
      LocalFile file,
      FileFormat format,
      TextEncoding encoding,
      LoadOptions options,
      ProgressListener progress) {
    return switch (format) {
      case CSV -> new CsvAnalyser(file, options, encoding, progress).analyse();
      case JSON -> new JsonAnalyser(file, options, encoding, progress).analyse();
    };
  }
}
