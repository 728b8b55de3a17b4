// SPDX-License-Identifier: Apache-2.0
package io.tarn.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/**
 * Decodes a file strictly and keeps its reader from drowning in one endless row. Bytes that do not
 * fit the encoding are an {@link UndecodableTextException}, never a replacement character.
 */
final class TextReader extends Reader {
  /** Longest row, in characters, before reading gives up. */
  static final long ROW_LIMIT = 64L << 20;

  private static final int BUFFER_BYTES = 1 << 16;

  private final LocalFile file;
  private final InputStream in;
  private final CharsetDecoder decoder;
  private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER_BYTES).flip();
  private boolean ended;
  private boolean nulSeen;
  private long charactersRead;
  private long rowStart;
  private long rowLine = 1;

  TextReader(LocalFile file, TextEncoding encoding, ProgressListener progress) {
    this.file = file;
    this.in = file.open(progress);
    this.decoder =
        encoding
            .charset()
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    skipMark(encoding.markLength());
  }

  /** The first characters of a file. */
  static String sample(LocalFile file, TextEncoding encoding, int most) {
    char[] characters = new char[most];
    int length = 0;
    try (TextReader reader = new TextReader(file, encoding, ProgressListener.NONE)) {
      int read;
      do {
        read = reader.read(characters, length, most - length);
        length += Math.max(read, 0);
      } while (read > 0 && length < most);
    }
    return new String(characters, 0, length);
  }

  /** Tells that all rows before the given line are done, so that the next one may grow anew. */
  void rowStarts(long line) {
    rowStart = charactersRead;
    rowLine = line;
  }

  /** Whether the text read so far holds a NUL character; it may lie a buffer ahead of the row. */
  boolean nulSeen() {
    return nulSeen;
  }

  @Override
  public int read(char[] buffer, int offset, int length) {
    if (length == 0) {
      return 0;
    }
    if (charactersRead - rowStart > ROW_LIMIT) {
      throw LoadErrors.rowTooLong(file.path(), rowLine, "64 million characters");
    }
    CharBuffer target = CharBuffer.wrap(buffer, offset, length);
    while (target.position() == offset) {
      CoderResult result = decoder.decode(bytes, target, ended);
      if (result.isError()) {
        throw new UndecodableTextException();
      }
      if (target.position() == offset && result.isUnderflow() && !fill()) {
        return -1;
      }
    }
    int read = target.position() - offset;
    charactersRead += read;
    noticeNul(buffer, offset, read);
    return read;
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw LoadErrors.unreadable(file.path(), e);
    }
  }

  /** Reads more bytes; false once all have been read and decoded. */
  private boolean fill() {
    if (ended) {
      return false;
    }
    bytes.compact();
    try {
      int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
      if (read < 0) {
        ended = true;
      } else {
        bytes.position(bytes.position() + read);
      }
    } catch (IOException e) {
      throw LoadErrors.unreadable(file.path(), e);
    }
    bytes.flip();
    return true;
  }

  private void noticeNul(char[] buffer, int offset, int length) {
    if (nulSeen) {
      return;
    }
    for (int i = offset; i < offset + length; i++) {
      if (buffer[i] == 0) {
        nulSeen = true;
        return;
      }
    }
  }

  private void skipMark(int length) {
    try {
      in.skipNBytes(length);
    } catch (IOException e) {
      throw LoadErrors.unreadable(file.path(), e);
    }
  }
}
