// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

import java.net.URI;
import java.util.List;

/**
 * Remembers which files {@code COPY INTO} has loaded into which table, so that each is loaded once,
 * also when the gateway dies between the table's commit and this record.
 */
public interface CopyLedger {
  /** Which of these files were not loaded into the table yet; settles unfinished copies first. */
  List<SourceFile> notYetLoaded(URI location, List<SourceFile> files);

  /**
   * Announces a copy before it runs.
   *
   * @throws WarehouseException CONCURRENT_WRITE if another one loads into the table at another
   *     gateway, or has loaded some of the files meanwhile
   */
  void begin(URI location, long fromVersion, List<SourceFile> files, QueryId id);

  /** Announces a copy that loads its files whether they were loaded before or not. */
  void beginForced(URI location, long fromVersion, List<SourceFile> files, QueryId id);

  /** Marks it done after its commit, or forgets it if it failed. */
  void end(QueryId id, boolean committed);
}
