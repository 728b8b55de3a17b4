// SPDX-License-Identifier: Apache-2.0
package io.tarn.server;

import io.tarn.catalog.MetadataDatabase;
import io.tarn.samples.SampleData;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.arrow.memory.BufferAllocator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fills the sample catalog in the background of a start. */
final class SampleLoader implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SampleLoader.class);
  private static final double TPCH_SCALE = 0.01;

  private final SampleData samples;
  private final Thread thread;
  private final CompletableFuture<Void> loaded = new CompletableFuture<>();

  SampleLoader(MetadataDatabase metadata, BufferAllocator allocator) {
    samples = new SampleData(metadata.catalog(), metadata.editor(), metadata.writer(), allocator);
    thread = new Thread(this::load, "samples");
    thread.setDaemon(true);
  }

  /** Starts; the result completes when all sample tables are there. */
  CompletableFuture<Void> start() {
    thread.start();
    return loaded;
  }

  private void load() {
    long start = System.nanoTime();
    try {
      int written = samples.load(TPCH_SCALE);
      if (written > 0) {
        LOG.info(
            "{} sample tables written in {} ms",
            written,
            TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
      }
      loaded.complete(null);
    } catch (RuntimeException e) {
      LOG.error("The sample tables could not be written; the next start tries again", e);
      loaded.completeExceptionally(e);
    }
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
