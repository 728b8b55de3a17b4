// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.sql.SQLDataException;
import java.sql.SQLException;

/** Reads parameters that come as streams, up to the length the caller gave. */
final class ParameterStreams {
  private static final int CHUNK = 8192;

  private ParameterStreams() {}

  static byte[] bytes(InputStream stream, long length) throws SQLException {
    try {
      return length >= Integer.MAX_VALUE
          ? stream.readAllBytes()
          : stream.readNBytes((int) checked(length));
    } catch (IOException e) {
      throw new SQLDataException("The parameter's bytes cannot be read", "22000", e);
    }
  }

  static String text(InputStream stream, Charset charset, long length) throws SQLException {
    return new String(bytes(stream, length), charset);
  }

  static String text(Reader reader, long length) throws SQLException {
    StringBuilder text = new StringBuilder();
    char[] chunk = new char[CHUNK];
    long left = checked(length);
    try {
      while (left > 0) {
        int read = reader.read(chunk, 0, (int) Math.min(CHUNK, left));
        if (read < 0) {
          break;
        }
        text.append(chunk, 0, read);
        left -= read;
      }
      return text.toString();
    } catch (IOException e) {
      throw new SQLDataException("The parameter's text cannot be read", "22000", e);
    }
  }

  private static long checked(long length) throws SQLException {
    if (length < 0) {
      throw new SQLDataException("A length cannot be negative", "22023");
    }
    return length;
  }
}
