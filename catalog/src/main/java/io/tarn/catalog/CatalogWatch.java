// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Over a shared database: shows other gateways' changes within half a second, tells them that this
 * one is alive, and tidies up after those that are not.
 */
final class CatalogWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CatalogWatch.class);
  private static final Duration LOOK_EVERY = Duration.ofMillis(400);
  private static final Duration SEEN_EVERY = Duration.ofSeconds(5);

  private final MetadataStore store;
  private final NameEditor names;
  private final Runnable tidyUp;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "catalog-watch");
            thread.setDaemon(true);
            return thread;
          });
  private long seenAt;
  private boolean failing;

  private CatalogWatch(MetadataStore store, NameEditor names, Runnable tidyUp) {
    this.store = store;
    this.names = names;
    this.tidyUp = tidyUp;
  }

  /**
   * Starts to watch, if the database is shared.
   *
   * @param tidyUp ends and removes what gateways left that are gone
   */
  static CatalogWatch start(MetadataStore store, NameEditor names, Runnable tidyUp) {
    CatalogWatch watch = new CatalogWatch(store, names, tidyUp);
    if (store.isShared()) {
      watch.beSeen();
      var unused =
          watch.timer.scheduleWithFixedDelay(
              watch::look, LOOK_EVERY.toMillis(), LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }
    return watch;
  }

  private void look() {
    try {
      names.showChanges();
      if (System.nanoTime() - seenAt > SEEN_EVERY.toNanos()) {
        beSeen();
      }
      if (failing) {
        LOG.info("The metadata database answers again");
        failing = false;
      }
    } catch (RuntimeException e) {
      if (!failing) {
        LOG.error("The metadata database does not answer; nothing is decided until it does", e);
        failing = true;
      }
    }
  }

  private void beSeen() {
    int[] gone = new int[1];
    store.write(
        handle -> {
          Gateways.seen(handle, store.process());
          gone[0] = Gateways.forgetGone(handle);
        });
    seenAt = System.nanoTime();
    if (gone[0] > 0) {
      LOG.warn("{} gateways are gone that did not stop in order", gone[0]);
      tidyUp.run();
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
    if (!store.isShared()) {
      return;
    }
    try {
      var unused = timer.awaitTermination(5, TimeUnit.SECONDS);
      store.write(handle -> Gateways.forget(handle, store.process()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.warn("Other gateways take this one for alive a minute longer", e);
    }
  }
}
