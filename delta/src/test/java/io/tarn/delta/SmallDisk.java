// SPDX-License-Identifier: Apache-2.0
package io.tarn.delta;

import io.delta.kernel.defaults.engine.fileio.FileIO;
import io.delta.kernel.defaults.engine.fileio.InputFile;
import io.delta.kernel.defaults.engine.fileio.OutputFile;
import io.delta.kernel.defaults.engine.fileio.PositionOutputStream;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.FileStatus;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Real files on a disk that is full after so many bytes, which no test can have for real. */
final class SmallDisk implements FileIO {
  private final FileIO files;
  private final AtomicLong dataLeft;
  private final AtomicLong logLeft;

  SmallDisk(FileIO files, long dataBytes, long logBytes) {
    this.files = files;
    this.dataLeft = new AtomicLong(dataBytes);
    this.logLeft = new AtomicLong(logBytes);
  }

  private static void take(AtomicLong left, long bytes) throws IOException {
    if (left.addAndGet(-bytes) < 0) {
      throw new IOException("No space left on device");
    }
  }

  @Override
  public OutputFile newOutputFile(String path) {
    OutputFile file = files.newOutputFile(path);
    return new OutputFile() {
      @Override
      public String path() {
        return file.path();
      }

      @Override
      public PositionOutputStream create(boolean atomicWrite) throws IOException {
        return new Limited(file.create(atomicWrite), dataLeft);
      }

      @Override
      public void writeAtomically(CloseableIterator<String> lines, boolean overwrite)
          throws IOException {
        take(logLeft, 1);
        file.writeAtomically(lines, overwrite);
      }
    };
  }

  private static final class Limited extends PositionOutputStream {
    private final PositionOutputStream out;
    private final AtomicLong left;

    Limited(PositionOutputStream out, AtomicLong left) {
      this.out = out;
      this.left = left;
    }

    @Override
    public long getPos() throws IOException {
      return out.getPos();
    }

    @Override
    public void write(int value) throws IOException {
      take(left, 1);
      out.write(value);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      take(left, length);
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }

  @Override
  public CloseableIterator<FileStatus> listFrom(String path) throws IOException {
    return files.listFrom(path);
  }

  @Override
  public FileStatus getFileStatus(String path) throws IOException {
    return files.getFileStatus(path);
  }

  @Override
  public String resolvePath(String path) throws IOException {
    return files.resolvePath(path);
  }

  @Override
  public boolean mkdirs(String path) throws IOException {
    return files.mkdirs(path);
  }

  @Override
  public InputFile newInputFile(String path, long size) {
    return files.newInputFile(path, size);
  }

  @Override
  public boolean delete(String path) throws IOException {
    return files.delete(path);
  }

  @Override
  public Optional<String> getConf(String key) {
    return files.getConf(key);
  }

  @Override
  public void copyFileAtomically(String source, String target, boolean overwrite)
      throws IOException {
    files.copyFileAtomically(source, target, overwrite);
  }
}
