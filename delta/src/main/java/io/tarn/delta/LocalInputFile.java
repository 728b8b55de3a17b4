// SPDX-License-Identifier: Apache-2.0
package io.tarn.delta;

import io.delta.kernel.defaults.engine.fileio.SeekableInputStream;
import io.delta.kernel.defaults.engine.hadoopio.HadoopInputFile;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * A file to be read. It is a {@link HadoopInputFile} only because Kernel's Parquet reader takes its
 * settings from one; without, it would read Hadoop's XML defaults again for every file.
 */
final class LocalInputFile extends HadoopInputFile {
  private static final Configuration NO_SETTINGS = new Configuration(false);

  private final Path path;

  // The file system is never asked: all methods that would are overridden.
  @SuppressWarnings("NullAway")
  LocalInputFile(Path path) {
    super(null, null, 0);
    this.path = path;
  }

  @Override
  public Configuration configuration() {
    return NO_SETTINGS;
  }

  @Override
  public long length() throws IOException {
    return Files.size(path);
  }

  @Override
  public String path() {
    return path.toString();
  }

  @Override
  public SeekableInputStream newStream() throws IOException {
    try {
      return new ChannelStream(FileChannel.open(path, StandardOpenOption.READ));
    } catch (NoSuchFileException e) {
      // Kernel takes only this exception for "there is none", anything else for damage.
      FileNotFoundException missing = new FileNotFoundException(path.toString());
      missing.initCause(e);
      throw missing;
    }
  }

  /** Buffered for the log's lines; seeking within the buffer costs nothing. */
  private static final class ChannelStream extends SeekableInputStream {
    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(64 * 1024).limit(0);
    private long bufferStart;

    ChannelStream(FileChannel channel) {
      this.channel = channel;
    }

    @Override
    public long getPos() {
      return bufferStart + buffer.position();
    }

    @Override
    public void seek(long position) {
      long offset = position - bufferStart;
      if (offset >= 0 && offset <= buffer.limit()) {
        buffer.position((int) offset);
      } else {
        bufferStart = position;
        buffer.position(0).limit(0);
      }
    }

    @Override
    public int read() throws IOException {
      return fill() ? buffer.get() & 0xff : -1;
    }

    @Override
    public int read(byte @Nullable [] target, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      if (!buffer.hasRemaining() && length >= buffer.capacity()) {
        return readDirectly(target, offset, length);
      }
      if (!fill()) {
        return -1;
      }
      int count = Math.min(length, buffer.remaining());
      buffer.get(target, offset, count);
      return count;
    }

    private int readDirectly(byte @Nullable [] target, int offset, int length) throws IOException {
      long position = getPos();
      int count = channel.read(ByteBuffer.wrap(target, offset, length), position);
      if (count > 0) {
        seek(position + count);
      }
      return count;
    }

    @Override
    public void readFully(byte[] target, int offset, int length) throws IOException {
      int done = 0;
      while (done < length) {
        int count = read(target, offset + done, length - done);
        if (count < 0) {
          throw new EOFException("file ends " + (length - done) + " bytes early");
        }
        done += count;
      }
    }

    private boolean fill() throws IOException {
      if (buffer.hasRemaining()) {
        return true;
      }
      bufferStart += buffer.limit();
      buffer.clear();
      int count = channel.read(buffer, bufferStart);
      buffer.flip();
      return count > 0;
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
