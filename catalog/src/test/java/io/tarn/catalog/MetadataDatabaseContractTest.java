// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import io.tarn.api.CatalogEditor;
import io.tarn.api.TableCatalog;
import io.tarn.testkit.FakeDeltaStorage;
import io.tarn.testkit.TableCatalogContract;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The metadata database keeps the catalog's contract. */
class MetadataDatabaseContractTest extends TableCatalogContract {
  @TempDir Path home;
  private MetadataDatabase database;

  @BeforeEach
  void open() {
    database =
        MetadataDatabase.open(CatalogConfig.defaults(home), new FakeDeltaStorage(), List.of());
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
