// SPDX-License-Identifier: Apache-2.0
package io.tarn.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.api.TableCatalog;
import io.tarn.api.TableEntry;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CatalogWithSamplesTest {
  private final AtomicReference<List<TableEntry>> written = new AtomicReference<>(List.of());
  private final CompletableFuture<Void> loaded = new CompletableFuture<>();
  private final TableCatalog catalog = new CatalogWithSamples(catalogOfWritten(), loaded);

  private TableCatalog catalogOfWritten() {
    return (TableCatalog)
        Proxy.newProxyInstance(
            TableCatalog.class.getClassLoader(),
            new Class<?>[] {TableCatalog.class},
            (proxy, method, arguments) -> written.get());
  }

  @Test
  void theSamplesAreListedWholeOrNotYet() {
    CompletableFuture<List<TableEntry>> listed =
        CompletableFuture.supplyAsync(() -> catalog.tables("Samples", "tpch"));
    List<TableEntry> all = List.of(entry());
    written.set(all);
    loaded.complete(null);
    assertThat(listed.join()).isEqualTo(all);
  }

  @Test
  void othersDoNotWait() {
    assertThat(catalog.tables("main", "default")).isEmpty();
  }

  @Test
  void samplesThatFailToLoadAreListedAsFarAsTheyAreThere() {
    loaded.completeExceptionally(new IllegalStateException("disk full"));
    assertThat(catalog.tables("samples", "tpch")).isEmpty();
  }

  private static TableEntry entry() {
    return new TableEntry.SystemTable(
        new io.tarn.api.TableName("samples", "tpch", "nation"),
        java.util.Optional.empty(),
        "system",
        new org.apache.arrow.vector.types.pojo.Schema(List.of()));
  }
}
