// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.api.CatalogChange;
import io.tarn.api.ErrorCode;
import io.tarn.api.IfExists;
import io.tarn.api.TableDefinition;
import io.tarn.api.TableEntry;
import io.tarn.api.TableName;
import io.tarn.api.WarehouseException;
import io.tarn.testkit.FakeDeltaStorage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many users at once see each change whole. */
class NameConcurrencyTest {
  private static final int THREADS = 8;
  private static final TableName ORDERS = new TableName("main", "default", "orders");

  @TempDir Path home;
  private final FakeDeltaStorage storage = new FakeDeltaStorage();

  private static CatalogChange create(String table, IfExists ifExists) {
    return new CatalogChange.CreateTable(
        TableDefinition.of(new TableName("main", "default", table), new Schema(List.of())),
        ifExists);
  }

  @Test
  void oneOfManyGetsTheName() throws InterruptedException, ExecutionException {
    try (MetadataDatabase database = open()) {
      for (int round = 0; round < 10; round++) {
        String table = "t" + round;
        List<Integer> made =
            inParallel(
                () -> {
                  try {
                    database.editor().apply(create(table, IfExists.FAIL), "ada");
                    return 1;
                  } catch (WarehouseException e) {
                    assertThat(e.code()).isEqualTo(ErrorCode.TABLE_OR_VIEW_ALREADY_EXISTS);
                    return 0;
                  }
                });
        assertThat(made.stream().mapToInt(Integer::intValue).sum()).isEqualTo(1);
      }
      assertThat(storage.locations()).hasSize(10);
      assertThat(database.catalog().tables("main", "default")).hasSize(10);
    }
  }

  @Test
  void aTableBeingReplacedAlwaysHasItsName() throws InterruptedException, ExecutionException {
    try (MetadataDatabase database = open()) {
      database.editor().apply(create("orders", IfExists.FAIL), "ada");
      AtomicBoolean done = new AtomicBoolean();
      ExecutorService reader = Executors.newSingleThreadExecutor();
      Future<Integer> misses =
          reader.submit(
              () -> {
                int missing = 0;
                while (!done.get()) {
                  missing += database.catalog().find(ORDERS).isPresent() ? 0 : 1;
                }
                return missing;
              });
      try {
        inParallel(
            () -> {
              for (int i = 0; i < 5; i++) {
                database.editor().apply(create("orders", IfExists.REPLACE), "ada");
              }
              return 0;
            });
      } finally {
        done.set(true);
        reader.shutdown();
      }
      assertThat(misses.get()).isZero();
      TableEntry.DeltaTable table =
          (TableEntry.DeltaTable) database.catalog().find(ORDERS).orElseThrow();
      assertThat(storage.locations()).containsExactly(table.location());
    }
  }

  private MetadataDatabase open() {
    return MetadataDatabase.open(CatalogConfig.defaults(home), storage, List.of());
  }

  private static <T> List<T> inParallel(Callable<T> task)
      throws InterruptedException, ExecutionException {
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    try {
      List<Callable<T>> tasks = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        tasks.add(task);
      }
      List<T> results = new ArrayList<>();
      for (Future<T> result : pool.invokeAll(tasks)) {
        results.add(result.get());
      }
      return results;
    } finally {
      pool.shutdown();
    }
  }
}
