// SPDX-License-Identifier: Apache-2.0
package io.tarn.server.cli;

import io.tarn.api.ArrowBatches;
import io.tarn.delta.ParquetRows;
import io.tarn.load.ColumnAnalysis;
import io.tarn.load.FileAnalysis;
import io.tarn.load.FileLoader;
import io.tarn.load.LoadOptions;
import io.tarn.load.ProgressListener;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.arrow.memory.BufferAllocator;

/** A file to load: what is in it, and its rows. */
sealed interface LoadSource {
  /** What a person should see before the rows are loaded. */
  List<String> description();

  /** Rows that will be left out. */
  List<String> leftOut();

  ArrowBatches open(BufferAllocator allocator, ProgressListener progress);

  static LoadSource of(Path file, LoadOptions options, ProgressListener progress) {
    return isParquet(file)
        ? new Parquet(file)
        : new Text(new FileLoader().analyse(file, options, progress));
  }

  private static boolean isParquet(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(4), StandardCharsets.ISO_8859_1).equals("PAR1");
    } catch (IOException e) {
      throw new CommandFailedException("Cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /**
   * A Parquet file: its types are known.
   *
   * @param file the file
   */
  record Parquet(Path file) implements LoadSource {
    @Override
    public List<String> description() {
      return List.of(file.getFileName() + ": Parquet, types as in the file");
    }

    @Override
    public List<String> leftOut() {
      return List.of();
    }

    @Override
    public ArrowBatches open(BufferAllocator allocator, ProgressListener progress) {
      return new ParquetRows(file, allocator);
    }
  }

  /**
   * A CSV or JSON file: its types were told from its values.
   *
   * @param analysis what was found
   */
  record Text(FileAnalysis analysis) implements LoadSource {
    @Override
    public List<String> description() {
      List<String> lines = new ArrayList<>();
      lines.add(
          analysis.file().path().getFileName()
              + ": "
              + analysis.format()
              + ", "
              + analysis.rows()
              + (analysis.rows() == 1 ? " row" : " rows"));
      int width =
          analysis.columns().stream().mapToInt(column -> column.name().length()).max().orElse(0);
      for (ColumnAnalysis column : analysis.columns()) {
        String name = column.name() + " ".repeat(width - column.name().length());
        lines.add("  " + name + "  " + column.sqlType() + nulls(column));
      }
      analysis.remarks().forEach(remark -> lines.add("  note: " + remark));
      return lines;
    }

    private static String nulls(ColumnAnalysis column) {
      return column.nulls() == 0 ? "" : String.format(Locale.ROOT, "  (%d NULL)", column.nulls());
    }

    @Override
    public List<String> leftOut() {
      long count = analysis.badRows().count();
      return count == 0
          ? List.of()
          : List.of(
              count + (count == 1 ? " bad row" : " bad rows") + " left out:",
              analysis.badRows().describe());
    }

    @Override
    public ArrowBatches open(BufferAllocator allocator, ProgressListener progress) {
      return new FileLoader().open(analysis, allocator, progress);
    }
  }
}
