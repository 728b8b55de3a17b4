// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import java.net.URI;
import java.nio.file.Path;

/**
 * Where the metadata lies and how much of it is kept.
 *
 * @param directory directory of the database's files; made if missing
 * @param tablesRoot directory under which managed tables get their own directories
 * @param historyMaxRows statements kept in the query history; older ones are removed
 */
public record CatalogConfig(Path directory, URI tablesRoot, long historyMaxRows) {
  private static final long DEFAULT_HISTORY_ROWS = 1_000_000;

  public CatalogConfig {
    directory = directory.toAbsolutePath().normalize();
    if (!tablesRoot.isAbsolute()) {
      throw new IllegalArgumentException("tables root needs a scheme, such as file:");
    }
    if (!tablesRoot.toString().endsWith("/")) {
      tablesRoot = URI.create(tablesRoot + "/");
    }
    if (historyMaxRows < 1) {
      throw new IllegalArgumentException("history.max-rows is at least 1, not " + historyMaxRows);
    }
  }

  /** Everything under one home directory: {@code catalog/} and {@code tables/}. */
  public static CatalogConfig defaults(Path home) {
    return new CatalogConfig(
        home.resolve("catalog"),
        home.toAbsolutePath().normalize().resolve("tables").toUri(),
        DEFAULT_HISTORY_ROWS);
  }
}
