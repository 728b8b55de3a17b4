// SPDX-License-Identifier: Apache-2.0
package io.tarn.load;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The character encodings a file may have. */
public enum TextEncoding {
  UTF_8("UTF-8", StandardCharsets.UTF_8, 0),
  UTF_8_WITH_MARK("UTF-8 with byte order mark", StandardCharsets.UTF_8, 3),
  UTF_16_LITTLE_ENDIAN("UTF-16 little endian", StandardCharsets.UTF_16LE, 2),
  UTF_16_BIG_ENDIAN("UTF-16 big endian", StandardCharsets.UTF_16BE, 2),
  /** What a file is taken for that is not UTF-8 and has no byte order mark. */
  WINDOWS_1252("Windows-1252", Charset.forName("windows-1252"), 0);

  private final String label;
  private final Charset charset;
  private final int markLength;

  TextEncoding(String label, Charset charset, int markLength) {
    this.label = label;
    this.charset = charset;
    this.markLength = markLength;
  }

  /** As a person says it. */
  public String label() {
    return label;
  }

  Charset charset() {
    return charset;
  }

  int markLength() {
    return markLength;
  }
}
