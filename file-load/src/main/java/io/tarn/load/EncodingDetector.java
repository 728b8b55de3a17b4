// SPDX-License-Identifier: Apache-2.0
package io.tarn.load;

import java.io.IOException;
import java.io.InputStream;

/**
 * Finds a file's encoding: by its byte order mark, else UTF-8, else (judged over the whole file)
 * Windows-1252.
 */
final class EncodingDetector {
  private static final int BUFFER_BYTES = 1 << 16;

  private final LocalFile file;
  private long line = 1;
  private long firstInvalidLine;
  private long valid;
  private long invalid;
  private int pending;
  private boolean undefinedInWindows;

  EncodingDetector(LocalFile file) {
    this.file = file;
  }

  /** What the first bytes say. */
  static TextEncoding ofHead(byte[] head) {
    if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
      return TextEncoding.UTF_8_WITH_MARK;
    }
    if (startsWith(head, 0xFF, 0xFE)) {
      return TextEncoding.UTF_16_LITTLE_ENDIAN;
    }
    if (startsWith(head, 0xFE, 0xFF)) {
      return TextEncoding.UTF_16_BIG_ENDIAN;
    }
    return TextEncoding.UTF_8;
  }

  /**
   * What to read the file as after it proved not to be what was tried.
   *
   * @throws io.tarn.api.WarehouseException if it is mostly UTF-8 with some damage, or no text
   */
  TextEncoding afterFailureOf(TextEncoding tried) {
    count();
    boolean mostlyUtf8 = valid > invalid;
    if (tried != TextEncoding.UTF_8 || mostlyUtf8 || undefinedInWindows) {
      throw LoadErrors.damagedText(file.path(), tried, Math.max(firstInvalidLine, 1));
    }
    return TextEncoding.WINDOWS_1252;
  }

  private void count() {
    byte[] buffer = new byte[BUFFER_BYTES];
    try (InputStream in = file.open(ProgressListener.NONE)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        for (int i = 0; i < read; i++) {
          accept(buffer[i] & 0xFF);
        }
      }
    } catch (IOException e) {
      throw LoadErrors.unreadable(file.path(), e);
    }
    if (pending > 0) {
      invalidSequence();
    }
  }

  private void accept(int value) {
    undefinedInWindows |=
        value == 0x81 || value == 0x8D || value == 0x8F || value == 0x90 || value == 0x9D;
    if ((value & 0xC0) == 0x80 && pending > 0) {
      pending--;
      if (pending == 0) {
        valid++;
      }
      return;
    }
    if (pending > 0) {
      pending = 0;
      invalidSequence();
    }
    if (value == '\n') {
      line++;
    } else if (value >= 0xC2 && value <= 0xF4) {
      pending = value >= 0xF0 ? 3 : value >= 0xE0 ? 2 : 1;
    } else if (value >= 0x80) {
      invalidSequence();
    }
  }

  private void invalidSequence() {
    invalid++;
    if (firstInvalidLine == 0) {
      firstInvalidLine = line;
    }
  }

  private static boolean startsWith(byte[] head, int... expected) {
    if (head.length < expected.length) {
      return false;
    }
    for (int i = 0; i < expected.length; i++) {
      if ((head[i] & 0xFF) != expected[i]) {
        return false;
      }
    }
    return true;
  }
}
