// SPDX-License-Identifier: Apache-2.0
package io.tarn.samples;

import io.tarn.api.ArrowBatches;
import io.tarn.api.CatalogChange;
import io.tarn.api.CatalogEditor;
import io.tarn.api.IfExists;
import io.tarn.api.QueryId;
import io.tarn.api.TableCatalog;
import io.tarn.api.TableName;
import io.tarn.api.TableWriter;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills the catalog {@code samples}: {@code tpch} and {@code chinook}. Makes only what is missing,
 * each table whole, so it can be stopped and run again at any time.
 */
public final class SampleData {
  /** The user who owns the samples. */
  public static final String OWNER = "system";

  private static final Logger LOG = LoggerFactory.getLogger(SampleData.class);
  private static final String CATALOG = "samples";
  private static final String TPCH = "tpch";
  private static final String CHINOOK = "chinook";

  /** So many are there once Chinook is complete; its database need not be opened then. */
  private static final int CHINOOK_TABLES = 11;

  private final TableCatalog catalog;
  private final CatalogEditor editor;
  private final TableWriter writer;
  private final BufferAllocator allocator;

  /**
   * @param allocator memory of rows on their way; stays the caller's
   */
  public SampleData(
      TableCatalog catalog, CatalogEditor editor, TableWriter writer, BufferAllocator allocator) {
    this.catalog = catalog;
    this.editor = editor;
    this.writer = writer;
    this.allocator = allocator;
  }

  /**
   * Writes what is missing.
   *
   * @param tpchScale scale of TPC-H, such as 0.01
   * @return number of tables written
   */
  public int load(double tpchScale) {
    return load(tpchScale, (table, written) -> {});
  }

  /**
   * Writes what is missing.
   *
   * @param tpchScale scale of TPC-H, such as 0.01
   * @param listener hears of each table
   * @return number of tables written
   */
  public int load(double tpchScale, SampleListener listener) {
    createSchema(TPCH, "TPC-H, a benchmark's wholesale supplier, at scale " + tpchScale);
    createSchema(CHINOOK, "Chinook, a store that sells music");
    int written =
        write(new TpchTables(CATALOG, TPCH, tpchScale, TpchText.SHORT).all(), 0, listener);
    if (catalog.tables(CATALOG, CHINOOK).size() < CHINOOK_TABLES) {
      try (ChinookTables chinook = new ChinookTables(CATALOG, CHINOOK)) {
        written += write(chinook.all(), written, listener);
      }
    }
    return written;
  }

  private void createSchema(String name, String comment) {
    editor.apply(
        new CatalogChange.CreateSchema(CATALOG, name, Optional.of(comment), IfExists.IGNORE),
        OWNER);
  }

  private int write(List<SampleTable> tables, int before, SampleListener listener) {
    int written = 0;
    for (SampleTable table : tables) {
      TableName name = table.definition().name();
      if (Thread.currentThread().isInterrupted()) {
        return written;
      }
      if (catalog.find(name).isEmpty()) {
        try (ArrowBatches rows = table.rows(allocator)) {
          writer.create(table.definition(), IfExists.IGNORE, rows, QueryId.next(), OWNER);
        }
        written++;
        LOG.info("Sample table {} is there", name);
        listener.written(name, before + written);
      }
    }
    return written;
  }
}
