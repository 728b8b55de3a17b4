// SPDX-License-Identifier: Apache-2.0
package io.tarn.query;

import io.tarn.api.ResultStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Rows on their way to a client, written down as they pass. Large answers are let go. */
final class KeptRows implements ResultStream {
  private static final Logger LOG = LoggerFactory.getLogger(KeptRows.class);

  private final ResultStream rows;
  private final Path draft;
  private final long maxBytes;
  private final Consumer<Path> finished;
  private @Nullable ArrowStreamWriter writer;
  private boolean given;

  KeptRows(ResultStream rows, Path draft, long maxBytes, Consumer<Path> finished)
      throws IOException {
    this.rows = rows;
    this.draft = draft;
    this.maxBytes = maxBytes;
    this.finished = finished;
    this.writer =
        new ArrowStreamWriter(
            rows.root(), null, new BufferedOutputStream(Files.newOutputStream(draft), 1 << 16));
    writer.start();
  }

  @Override
  public Schema schema() {
    return rows.schema();
  }

  @Override
  public VectorSchemaRoot root() {
    return rows.root();
  }

  @Override
  public List<String> warnings() {
    return rows.warnings();
  }

  @Override
  public boolean next() {
    boolean more = rows.next();
    ArrowStreamWriter open = writer;
    if (open == null) {
      return more;
    }
    try {
      if (more) {
        open.writeBatch();
        if (open.bytesWritten() > maxBytes) {
          giveUp();
        }
      } else {
        open.end();
        writer = null;
        open.close();
        given = true;
        CachedRows.seal(draft);
        finished.accept(draft);
      }
    } catch (IOException | RuntimeException unwritable) {
      LOG.warn("A result cannot be cached", unwritable);
      giveUp();
    }
    return more;
  }

  private void giveUp() {
    ArrowStreamWriter open = writer;
    writer = null;
    if (open != null) {
      try {
        open.close();
      } catch (RuntimeException unwritable) {
        LOG.debug("A draft cannot be closed", unwritable);
      }
    }
    if (!given) {
      ResultCache.delete(draft);
    }
  }

  @Override
  public void close() {
    try {
      giveUp();
    } finally {
      rows.close();
    }
  }
}
