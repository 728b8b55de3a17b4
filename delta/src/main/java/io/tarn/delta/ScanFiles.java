// SPDX-License-Identifier: Apache-2.0
package io.tarn.delta;

import io.delta.kernel.ScanBuilder;
import io.delta.kernel.Snapshot;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.expressions.Predicate;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.ScanImpl;
import io.delta.kernel.internal.actions.DeletionVectorDescriptor;
import io.delta.kernel.internal.deletionvectors.DeletionVectorUtils;
import io.delta.kernel.internal.util.ColumnMapping;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.FileStatus;
import io.tarn.api.DataFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Streams the data files of a snapshot out of its log. */
final class ScanFiles {
  private final Engine engine;
  private final Snapshot snapshot;
  private final Map<String, String> logicalNames = new HashMap<>();
  private Set<String> counted = Set.of();

  ScanFiles(Engine engine, Snapshot snapshot) {
    this.engine = engine;
    this.snapshot = snapshot;
    StructType schema = snapshot.getSchema();
    for (String name : snapshot.getPartitionColumnNames()) {
      logicalNames.put(ColumnMapping.getPhysicalName(schema.get(name)), name);
    }
  }

  /** What is done with each file's row of the log. */
  private interface RowConsumer {
    void accept(Row row) throws IOException;
  }

  void forEach(Consumer<DataFile> consumer) throws IOException {
    forEachRow(snapshot.getScanBuilder(), row -> consumer.accept(dataFile(row)));
  }

  /** Those that may hold rows meeting a condition, by their partition and statistics. */
  void forEach(Predicate condition, Consumer<DataFile> consumer) throws IOException {
    forEachRow(
        snapshot.getScanBuilder().withFilter(condition), row -> consumer.accept(dataFile(row)));
  }

  /** The positions that deletion vectors hide, by file. */
  Map<String, long[]> deletedRows(Path table) throws IOException {
    Map<String, long[]> deleted = new HashMap<>();
    forEachRow(
        snapshot.getScanBuilder(),
        row -> {
          DeletionVectorDescriptor vector =
              InternalScanFileUtils.getDeletionVectorDescriptorFromRow(row);
          if (vector != null) {
            deleted.put(
                dataFile(row).path(),
                DeletionVectorUtils.loadNewDvAndBitmap(engine, table.toString(), vector)
                    ._2
                    .toArray());
          }
        });
    return deleted;
  }

  private void forEachRow(ScanBuilder builder, RowConsumer consumer) throws IOException {
    ScanImpl scan = (ScanImpl) builder.build();
    try (CloseableIterator<FilteredColumnarBatch> batches = scan.getScanFiles(engine, true)) {
      while (batches.hasNext()) {
        try (CloseableIterator<Row> rows = batches.next().getRows()) {
          while (rows.hasNext()) {
            consumer.accept(rows.next());
          }
        }
      }
    }
  }

  private DataFile dataFile(Row row) throws IOException {
    FileStatus file = InternalScanFileUtils.getAddFileStatus(row);
    Row add = row.getStruct(InternalScanFileUtils.ADD_FILE_ORDINAL);
    int stats = InternalScanFileUtils.ADD_FILE_STATS_ORDINAL;
    DeletionVectorDescriptor deleted =
        InternalScanFileUtils.getDeletionVectorDescriptorFromRow(row);
    FileStatistics statistics =
        add.isNullAt(stats)
            ? FileStatistics.NONE
            : FileStatistics.of(add.getString(stats), counted);
    counted = statistics.counted();
    return new DataFile(
        file.getPath().startsWith("file:")
            ? LocalFiles.path(file.getPath()).toString()
            : file.getPath(),
        file.getSize(),
        partitionValues(InternalScanFileUtils.getPartitionValues(row)),
        statistics.rows(),
        deleted == null ? 0 : deleted.getCardinality(),
        statistics.counted());
  }

  private Map<String, Optional<String>> partitionValues(Map<String, String> physical) {
    Map<String, Optional<String>> result = new HashMap<>();
    physical.forEach(
        (name, value) ->
            result.put(logicalNames.getOrDefault(name, name), Optional.ofNullable(value)));
    return result;
  }
}
