// SPDX-License-Identifier: Apache-2.0
package io.tarn.server;

import io.tarn.api.WarehouseException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has been opened so far; closed in reverse order. */
final class Opened implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Opened.class);

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();

  <T extends AutoCloseable> T add(T part) {
    parts.push(part);
    return part;
  }

  /** Closes what was opened before a failure; its own failures go with that one. */
  void closeAfter(Throwable failure) {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) {
        restoreInterrupt(e);
        failure.addSuppressed(e);
      }
    }
  }

  /** Closes everything; one part's failure keeps no other from closing. */
  @Override
  public void close() {
    WarehouseException failure =
        WarehouseException.internal("Stopping failed", new IllegalStateException());
    closeAfter(failure);
    for (Throwable part : failure.getSuppressed()) {
      LOG.error("A part of the server did not close", part);
    }
  }

  private static void restoreInterrupt(Exception e) {
    if (e instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
  }
}
