// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import io.tarn.api.CatalogEditor;
import io.tarn.api.TableCatalog;
import io.tarn.testkit.FakeDeltaStorage;
import io.tarn.testkit.PostgresServer;
import io.tarn.testkit.TableCatalogContract;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The catalog's contract over PostgreSQL. */
class SharedCatalogContractTest extends TableCatalogContract {
  private static PostgresServer postgres;

  @TempDir Path home;
  private MetadataDatabase database;

  @BeforeAll
  static void start() {
    postgres = PostgresServer.startOrSkip();
  }

  @AfterAll
  static void stop() {
    if (postgres != null) {
      postgres.close();
    }
  }

  @BeforeEach
  void open() {
    database =
        MetadataDatabase.open(
            SharedCatalogTest.config(home, postgres.newDatabase()),
            new FakeDeltaStorage(),
            List.of());
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Override
  protected TableCatalog catalog() {
    return database.catalog();
  }

  @Override
  protected CatalogEditor editor() {
    return database.editor();
  }
}
