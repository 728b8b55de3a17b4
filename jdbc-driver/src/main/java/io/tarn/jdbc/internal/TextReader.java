// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc.internal;

import java.nio.charset.StandardCharsets;
import org.apache.arrow.vector.VarCharVector;

/**
 * Reads texts through one array that grows to the longest of them: the vector itself makes a new
 * array for each. For one reader at a time, as result sets are.
 */
final class TextReader implements ValueReader {
  private static final int FIRST_SIZE = 256;

  private final VarCharVector vector;
  private byte[] bytes = new byte[FIRST_SIZE];

  TextReader(VarCharVector vector) {
    this.vector = vector;
  }

  @Override
  public String read(int row) {
    int start = vector.getStartOffset(row);
    int length = vector.getEndOffset(row) - start;
    if (length > bytes.length) {
      bytes = new byte[Math.max(length, 2 * bytes.length)];
    }
    vector.getDataBuffer().getBytes(start, bytes, 0, length);
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }
}
