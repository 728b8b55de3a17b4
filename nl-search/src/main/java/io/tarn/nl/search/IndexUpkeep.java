// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.search;

import io.tarn.api.TableCatalog;
import io.tarn.api.TableName;
import io.tarn.api.WarehouseException;
import io.tarn.nl.embed.TextEncoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps an index true on one thread of its own: reads what has changed when somebody asks, samples
 * the values of tables that were asked about first, and encodes texts when nothing else is to do.
 */
final class IndexUpkeep implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(IndexUpkeep.class);
  private static final Duration FRESH = Duration.ofSeconds(1);
  private static final int REFINED_AT_ONCE = 16;
  private static final long PAUSE_MILLIS = 20;
  private static final long MOST_VALUES = 2_000_000;

  private final CatalogReader reader;
  private final Supplier<TextEncoder> encoders;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(IndexUpkeep::daemon);
  private final ScheduledExecutorService samplers =
      Executors.newSingleThreadScheduledExecutor(IndexUpkeep::daemon);
  private final Map<String, Future<?>> sampled = new ConcurrentHashMap<>();
  private volatile ValueSampler sampler = ValueSampler.NONE;
  private volatile @Nullable DiscoveryIndex index;
  private @Nullable FutureTask<?> sweep;
  private long sweptAtNanos;
  private long values;

  IndexUpkeep(TableCatalog catalog, Supplier<TextEncoder> encoders) {
    this.reader = new CatalogReader(catalog);
    this.encoders = encoders;
  }

  void sampleWith(ValueSampler other) {
    sampler = other;
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "nl-search");
    thread.setDaemon(true);
    return thread;
  }

  /** The index, at most a second behind the catalog unless reading it takes too long. */
  DiscoveryIndex current(Duration patience) {
    await(requestSweep(), patience);
    DiscoveryIndex current = index;
    if (current == null) {
      throw WarehouseException.of(
          io.tarn.api.ErrorCode.ENGINE_UNAVAILABLE,
          "The index of tables is still being built; ask again in a moment");
    }
    return current;
  }

  private synchronized Future<?> requestSweep() {
    FutureTask<?> last = sweep;
    boolean fresh = System.nanoTime() - sweptAtNanos < FRESH.toNanos();
    if (last != null && (!last.isDone() || fresh)) {
      return last;
    }
    FutureTask<?> next = new FutureTask<>(this::sweep, null);
    sweep = next;
    thread.execute(next);
    return next;
  }

  private void sweep() {
    try {
      DiscoveryIndex target = index == null ? open() : Objects.requireNonNull(index);
      CatalogReader.Changes changes = reader.changes();
      target.update(changes.changed(), changes.gone());
      changes.changed().forEach(table -> sampled.remove(TableDocument.key(table.name())));
      changes.gone().forEach(name -> sampled.remove(TableDocument.key(name)));
      index = target;
      synchronized (this) {
        sweptAtNanos = System.nanoTime();
      }
      thread.execute(this::refine);
      if (!changes.changed().isEmpty()) {
        samplers.execute(this::sampleNext);
      }
    } catch (RuntimeException e) {
      LOG.warn("The index of tables could not be brought up to date", e);
      throw e;
    }
  }

  private DiscoveryIndex open() {
    return new DiscoveryIndex(WordSplitter.english(), encoder());
  }

  /** Words are found without an encoder too: a platform that has none is served less well. */
  private Optional<TextEncoder> encoder() {
    try {
      return Optional.of(encoders.get());
    } catch (RuntimeException | LinkageError e) {
      LOG.warn("The embedding model cannot be used here; search goes by words alone", e);
      return Optional.empty();
    }
  }

  private void refine() {
    DiscoveryIndex current = index;
    if (current != null && current.refine(REFINED_AT_ONCE)) {
      thread.execute(this::refine);
    }
  }

  /** Tables with their values, as far as those can be read in time. */
  List<DescribedTable> withValues(List<TableName> names, Duration patience) {
    List<Future<?>> pending = names.stream().<Future<?>>map(this::sample).toList();
    long deadline = System.nanoTime() + patience.toNanos();
    pending.forEach(task -> await(task, Duration.ofNanos(deadline - System.nanoTime())));
    Map<String, DescribedTable> tables = Objects.requireNonNull(index).tables();
    List<DescribedTable> found = new ArrayList<>();
    for (TableName name : names) {
      Optional.ofNullable(tables.get(TableDocument.key(name))).ifPresent(found::add);
    }
    return found;
  }

  private Future<?> sample(TableName name) {
    return sampled.computeIfAbsent(
        TableDocument.key(name), key -> samplers.submit(() -> sampleNow(key)));
  }

  /** Samples one table nobody has asked about yet, then makes room for those asked about. */
  private void sampleNext() {
    DiscoveryIndex current = Objects.requireNonNull(index);
    Optional<DescribedTable> next =
        current.tables().values().stream()
            .filter(table -> !sampled.containsKey(TableDocument.key(table.name())))
            .filter(table -> !table.name().catalog().equalsIgnoreCase("system"))
            .findFirst();
    next.ifPresent(
        table -> {
          String key = TableDocument.key(table.name());
          if (sampled.putIfAbsent(key, CompletableFuture.completedFuture(null)) == null) {
            sampleNow(key);
          }
          var unused = samplers.schedule(this::sampleNext, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        });
  }

  private void sampleNow(String key) {
    DiscoveryIndex current = Objects.requireNonNull(index);
    DescribedTable table = current.tables().get(key);
    if (table == null || values >= MOST_VALUES) {
      return;
    }
    try {
      Map<String, ValueSampler.Sample> found = sampler.sample(table);
      values += found.values().stream().mapToLong(sample -> sample.values().size()).sum();
      if (!found.isEmpty()) {
        current.update(List.of(withValues(table, found)), List.of());
      }
    } catch (WarehouseException e) {
      LOG.debug("A table cannot be sampled", e);
    }
  }

  private static DescribedTable withValues(
      DescribedTable table, Map<String, ValueSampler.Sample> found) {
    List<DescribedTable.DescribedColumn> columns = new ArrayList<>();
    for (DescribedTable.DescribedColumn column : table.columns()) {
      ValueSampler.Sample sample = found.get(column.name());
      columns.add(sample == null ? column : column.withValues(sample));
    }
    return new DescribedTable(table.name(), table.kind(), table.comment(), columns, table.keys());
  }

  private static void await(Future<?> task, Duration patience) {
    try {
      task.get(Math.max(0, patience.toNanos()), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      // What is there is used; the task has logged why it failed.
      LOG.debug("The index is not as fresh as it should be", e);
    }
  }

  @Override
  public void close() {
    samplers.shutdownNow();
    thread.shutdownNow();
    DiscoveryIndex last = index;
    if (last != null) {
      last.close();
    }
  }
}
