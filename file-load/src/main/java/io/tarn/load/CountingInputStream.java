// SPDX-License-Identifier: Apache-2.0
package io.tarn.load;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reports how much of a file has been read, about once a megabyte. */
final class CountingInputStream extends FilterInputStream {
  private static final long REPORT_BYTES = 1 << 20;

  private final long total;
  private final ProgressListener progress;
  private long count;
  private long nextReport;

  CountingInputStream(InputStream in, long total, ProgressListener progress) {
    super(in);
    this.total = total;
    this.progress = progress;
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    counted(value < 0 ? -1 : 1);
    return value;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = super.read(bytes, offset, length);
    counted(read);
    return read;
  }

  @Override
  public long skip(long bytes) throws IOException {
    long skipped = super.skip(bytes);
    counted((int) skipped);
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void counted(int bytes) {
    count += Math.max(bytes, 0);
    if (bytes < 0 || count >= nextReport) {
      nextReport = count + REPORT_BYTES;
      progress.progressed(Math.min(count, total), total);
    }
  }
}
