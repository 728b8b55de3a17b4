// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import io.tarn.testkit.PostgresServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The same walks over PostgreSQL. */
class SharedAccessPropertyTest extends AccessPropertyTest {
  private static PostgresServer postgres;

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

  @Override
  CatalogConfig config(Path home) {
    return SharedCatalogTest.config(home, postgres.newDatabase());
  }
}
