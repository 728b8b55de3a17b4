// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the metadata lies and how much of it is kept.
 *
 * @param directory directory of the database's files; made if missing
 * @param tablesRoot directory under which managed tables get their own directories
 * @param historyMaxRows statements kept in the query history; older ones are removed
 * @param shared the database that several gateways share, in place of files of its own
 */
public record CatalogConfig(
    Path directory, URI tablesRoot, long historyMaxRows, Optional<Shared> shared) {
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

  /**
   * A PostgreSQL.
   *
   * @param url as JDBC takes it, {@code jdbc:postgresql://host/database}
   * @param user its user there, owner of a schema of its own
   * @param password its password
   */
  public record Shared(String url, String user, String password) {
    public Shared {
      if (!url.startsWith("jdbc:postgresql:")) {
        throw new IllegalArgumentException("catalog.url starts with jdbc:postgresql:");
      }
    }

    @Override
    public String toString() {
      return "Shared[user=" + user + "]";
    }
  }

  /** Everything under one home directory: {@code catalog/} and {@code tables/}. */
  public static CatalogConfig defaults(Path home) {
    return new CatalogConfig(
        home.resolve("catalog"),
        home.toAbsolutePath().normalize().resolve("tables").toUri(),
        DEFAULT_HISTORY_ROWS,
        Optional.empty());
  }
}
