// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway.avatica;

import io.tarn.api.ResultStream;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.apache.calcite.avatica.Meta.Frame;
import org.jspecify.annotations.Nullable;

/**
 * A statement's rows on their way to the client, a frame each time it asks. No more than a batch
 * and a frame is in memory. Not thread-safe, but for {@link #close}.
 */
final class ResultFrames implements AutoCloseable {
  /** Beyond it a frame takes no more rows, whatever the client asked for. */
  private static final long FRAME_BYTES = 1L << 20;

  /** What a value costs beside its content. */
  private static final long VALUE_BYTES = 16;

  private final ResultStream stream;
  private final WireValues values;
  private final long mostRows;
  private long given;
  private int row;
  private int batchRows;
  private boolean ended;
  private @Nullable Frame last;

  /**
   * @param stream closed with this
   * @param zone the session's
   * @param mostRows rows given in all; what is left is cancelled
   */
  ResultFrames(ResultStream stream, ZoneId zone, long mostRows) {
    this.stream = stream;
    this.values = new WireValues(zone);
    this.mostRows = mostRows;
  }

  /**
   * The rows from an offset on: the next ones, or once more those given last.
   *
   * @param wanted most rows; all that a frame may hold if not positive
   * @throws io.tarn.api.WarehouseException what failed, or STATEMENT_NOT_FOUND for earlier rows
   */
  Frame frame(long offset, int wanted) {
    if (last != null && offset == last.offset && offset != given) {
      return last;
    }
    if (offset != given) {
      throw AvaticaErrors.rowsGone();
    }
    List<Object> rows = new ArrayList<>();
    long bytes = 0;
    while (hasRow() && (wanted <= 0 || rows.size() < wanted) && bytes < FRAME_BYTES) {
      List<@Nullable Object> next = values.row(columns(), row++);
      rows.add(next);
      bytes += size(next);
      given++;
    }
    boolean done = !hasRow();
    if (done) {
      close();
    }
    last = new Frame(offset, done, rows);
    return last;
  }

  private List<FieldVector> columns() {
    return stream.root().getFieldVectors();
  }

  /** Whether there is another row; loads the next batch for that. */
  private boolean hasRow() {
    while (!ended && given < mostRows && row == batchRows) {
      ended = !stream.next();
      row = 0;
      batchRows = ended ? 0 : stream.root().getRowCount();
    }
    return !ended && given < mostRows;
  }

  private static long size(@Nullable Object value) {
    if (value instanceof List<?> list) {
      return list.stream().mapToLong(ResultFrames::size).sum() + VALUE_BYTES;
    }
    if (value instanceof String text) {
      return VALUE_BYTES + text.length();
    }
    return value instanceof byte[] bytes ? VALUE_BYTES + bytes.length : VALUE_BYTES;
  }

  @Override
  public void close() {
    ended = true;
    stream.close();
  }
}
