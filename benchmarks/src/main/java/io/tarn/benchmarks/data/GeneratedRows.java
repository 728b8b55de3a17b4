// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.data;

import io.tarn.api.ArrowBatches;
import io.tarn.benchmarks.workload.DataSet;
import io.tarn.jdbc.ArrowBatchSource;
import io.tarn.samples.SampleTable;
import io.tarn.samples.TpchTables;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorLoader;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.VectorUnloader;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;

/** Rows of a TPC-H table in memory, so that to send them again costs nothing but sending. */
public final class GeneratedRows implements AutoCloseable {
  private final BufferAllocator allocator = new RootAllocator();
  private final List<ArrowRecordBatch> batches = new ArrayList<>();
  private final VectorSchemaRoot root;

  private GeneratedRows(SampleTable table) {
    root = VectorSchemaRoot.create(table.definition().schema(), allocator);
  }

  /** The first rows of a table, whole batches. */
  public static GeneratedRows of(DataSet set, String name, long count) {
    SampleTable table =
        new TpchTables("main", set.schema(), set.scale())
            .all().stream()
                .filter(one -> one.definition().name().table().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no table of TPC-H: " + name));
    GeneratedRows rows = new GeneratedRows(table);
    long taken = 0;
    try (ArrowBatches generated = table.rows(rows.allocator)) {
      while (taken < count && generated.next()) {
        if (generated.root().getRowCount() > count - taken) {
          generated.root().setRowCount((int) (count - taken));
        }
        rows.batches.add(new VectorUnloader(generated.root()).getRecordBatch());
        taken += generated.root().getRowCount();
      }
    }
    return rows;
  }

  /** All rows once more. */
  public ArrowBatchSource fromStart() {
    return new Replay();
  }

  private final class Replay implements ArrowBatchSource {
    private final VectorLoader loader = new VectorLoader(root);
    private int next;

    @Override
    public VectorSchemaRoot root() {
      return root;
    }

    @Override
    public boolean next() {
      if (next == batches.size()) {
        return false;
      }
      loader.load(batches.get(next++));
      return true;
    }
  }

  @Override
  public void close() {
    root.close();
    batches.forEach(ArrowRecordBatch::close);
    allocator.close();
  }
}
