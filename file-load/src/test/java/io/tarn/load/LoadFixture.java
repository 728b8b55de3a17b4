// SPDX-License-Identifier: Apache-2.0
package io.tarn.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.api.ArrowBatches;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

/** Writes a file, loads it, and shows types and rows as text; proves that no buffer leaked. */
final class LoadFixture {
  private final Path folder;
  private final FileLoader loader = new FileLoader();

  LoadFixture(Path folder) {
    this.folder = folder;
  }

  Path file(String name, String content) {
    return file(name, content.getBytes(StandardCharsets.UTF_8));
  }

  Path file(String name, byte[] content) {
    try {
      return Files.write(folder.resolve(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  FileAnalysis analyse(String name, String content) {
    return analyse(file(name, content), LoadOptions.defaults());
  }

  FileAnalysis analyse(Path file, LoadOptions options) {
    return loader.analyse(file, options, ProgressListener.NONE);
  }

  /** All rows, each as the text of its values. */
  List<List<@Nullable Object>> rows(FileAnalysis analysis) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    try (RootAllocator allocator = new RootAllocator()) {
      try (ArrowBatches batches = loader.open(analysis, allocator, ProgressListener.NONE)) {
        assertThat(batches.schema()).isEqualTo(analysis.schema());
        while (batches.next()) {
          read(batches.root(), rows);
        }
      }
      assertThat(allocator.getAllocatedMemory()).isZero();
    }
    assertThat(rows).hasSize(Math.toIntExact(analysis.rows()));
    return rows;
  }

  /** The names and types of an analysis, such as {@code id BIGINT, name STRING}. */
  static String types(FileAnalysis analysis) {
    return analysis.columns().stream()
        .map(column -> column.name() + " " + column.sqlType())
        .collect(Collectors.joining(", "));
  }

  static List<@Nullable Object> row(@Nullable Object... values) {
    return Arrays.asList(values);
  }

  private static void read(VectorSchemaRoot root, List<List<@Nullable Object>> rows) {
    for (int row = 0; row < root.getRowCount(); row++) {
      List<@Nullable Object> values = new ArrayList<>();
      for (FieldVector vector : root.getFieldVectors()) {
        Object value = vector.getObject(row);
        values.add(value == null ? null : value.toString());
      }
      rows.add(values);
    }
  }
}
