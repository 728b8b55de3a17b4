// SPDX-License-Identifier: Apache-2.0
package io.tarn.delta;

import io.delta.kernel.defaults.engine.fileio.OutputFile;
import io.delta.kernel.defaults.engine.fileio.PositionOutputStream;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.utils.CloseableIterator;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * A file to be written. What must appear whole is written beside its place, forced to disk and then
 * linked to its name, which fails if the name is taken, also by another process.
 */
final class LocalOutputFile implements OutputFile {
  private static final int BUFFER_BYTES = 256 * 1024;
  private static final byte[] PARQUET_MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
  private static final Object MOVE_LOCK = new Object();

  private final Path target;
  private final Consumer<Path> onNewFile;

  LocalOutputFile(Path target, Consumer<Path> onNewFile) {
    this.target = target;
    this.onNewFile = onNewFile;
  }

  @Override
  public String path() {
    return target.toString();
  }

  @Override
  public PositionOutputStream create(boolean atomicWrite) throws IOException {
    Files.createDirectories(LocalFiles.parent(target));
    if (atomicWrite) { // only checkpoints ask for it
      return new ForcedStream(draftOf(target), target);
    }
    onNewFile.accept(target);
    return new ForcedStream(target, target);
  }

  @Override
  public void writeAtomically(CloseableIterator<String> lines, boolean overwrite)
      throws IOException {
    Path draft = draftOf(target);
    try {
      try (ForcedStream out = new ForcedStream(draft, draft)) {
        while (lines.hasNext()) {
          out.write(lines.next().getBytes(StandardCharsets.UTF_8));
          out.write('\n');
        }
      }
      if (overwrite) {
        Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
      } else {
        publish(draft, target);
      }
      forceDirectory(LocalFiles.parent(target));
    } finally {
      Utils.closeCloseables(lines);
      Files.deleteIfExists(draft);
    }
  }

  /** A hidden name beside the target; readers of the log skip it. */
  static Path draftOf(Path target) {
    return target.resolveSibling("." + LocalFiles.name(target) + "." + UUID.randomUUID() + ".tmp");
  }

  /** Gives a finished file its name unless the name is taken. */
  static void publish(Path draft, Path target) throws IOException {
    try {
      Files.createLink(target, draft);
    } catch (FileAlreadyExistsException taken) {
      throw taken;
    } catch (UnsupportedOperationException | IOException noLinks) {
      moveIfAbsent(draft, target);
    }
  }

  /** For file systems without hard links: safe between threads, not between processes. */
  private static void moveIfAbsent(Path draft, Path target) throws IOException {
    synchronized (MOVE_LOCK) {
      if (Files.exists(target)) {
        throw new FileAlreadyExistsException(target.toString());
      }
      Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /**
   * Makes the new name survive a power cut; not every system can, and none needs it to be right.
   */
  private static void forceDirectory(Path directory) {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException unsupported) {
      // Windows cannot open directories; the content itself was forced before.
    }
  }

  private static final class ForcedStream extends PositionOutputStream {
    private final Path draft;
    private final Path target;
    private final FileChannel channel;
    private final OutputStream out;
    private long position;
    private boolean closed;

    ForcedStream(Path draft, Path target) throws IOException {
      this.draft = draft;
      this.target = target;
      this.channel =
          FileChannel.open(
              draft,
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.WRITE,
              StandardOpenOption.READ);
      this.out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER_BYTES);
    }

    @Override
    public long getPos() {
      return position;
    }

    @Override
    public void write(int value) throws IOException {
      out.write(value);
      position++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
      position += length;
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }

    @Override
    public void close() throws IOException {
      if (closed) {
        return;
      }
      closed = true;
      try (channel) {
        out.flush();
        channel.force(true);
        if (!draft.equals(target) && isWholeParquetFile()) {
          publish(draft, target);
        }
      } finally {
        if (!draft.equals(target)) {
          Files.deleteIfExists(draft);
        }
      }
    }

    /** Parquet's writer closes its file also when it gave up; then there is no footer. */
    private boolean isWholeParquetFile() throws IOException {
      ByteBuffer end = ByteBuffer.allocate(PARQUET_MAGIC.length);
      long size = channel.size();
      return size > end.capacity()
          && channel.read(end, size - end.capacity()) == end.capacity()
          && Arrays.equals(end.array(), PARQUET_MAGIC);
    }
  }
}
