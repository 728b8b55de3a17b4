// SPDX-License-Identifier: Apache-2.0
package io.tarn.load;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.zip.GZIPInputStream;

/**
 * A file as it was when it was looked at, so that a later pass can tell whether it is still the
 * same. Gzip is unpacked on the way.
 *
 * @param path where it is
 * @param size its bytes, compressed if it is
 * @param modified when it was last written to
 */
public record LocalFile(Path path, long size, FileTime modified) {
  private static final int BUFFER_BYTES = 1 << 16;

  static LocalFile look(Path path) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
      if (!attributes.isRegularFile()) {
        throw LoadErrors.notAFile(path);
      }
      return new LocalFile(path, attributes.size(), attributes.lastModifiedTime());
    } catch (IOException e) {
      throw LoadErrors.unreadable(path, e);
    }
  }

  void verifyUnchanged() {
    if (!equals(look(path))) {
      throw LoadErrors.fileChanged(path);
    }
  }

  /** The file's content, unpacked; the caller closes it. */
  InputStream open(ProgressListener progress) {
    try {
      InputStream raw = new CountingInputStream(Files.newInputStream(path), size, progress);
      try {
        BufferedInputStream buffered = new BufferedInputStream(raw, BUFFER_BYTES);
        return startsWithGzipMagic(buffered)
            ? new GZIPInputStream(buffered, BUFFER_BYTES)
            : buffered;
      } catch (IOException e) {
        raw.close();
        throw e;
      }
    } catch (IOException e) {
      throw LoadErrors.unreadable(path, e);
    }
  }

  /** The first bytes of the content, unpacked. */
  byte[] head(int length) {
    try (InputStream content = open(ProgressListener.NONE)) {
      return content.readNBytes(length);
    } catch (IOException e) {
      throw LoadErrors.unreadable(path, e);
    }
  }

  private static boolean startsWithGzipMagic(BufferedInputStream content) throws IOException {
    content.mark(2);
    boolean gzip = content.read() == 0x1f && content.read() == 0x8b;
    content.reset();
    return gzip;
  }
}
