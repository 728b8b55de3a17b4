// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Names one statement for its whole life and in the history; sorts by creation time. 32 lower-case
 * hexadecimal digits: 12 of Unix milliseconds, then 20 random ones.
 *
 * @param value the digits
 */
public record QueryId(String value) {
  private static final SecureRandom RANDOM = new SecureRandom();

  public QueryId {
    if (!value.matches("[0-9a-f]{32}")) {
      throw new IllegalArgumentException("not a query id: " + value);
    }
  }

  public static QueryId next() {
    byte[] random = new byte[10];
    RANDOM.nextBytes(random);
    String millis = HexFormat.of().toHexDigits(System.currentTimeMillis(), 12);
    return new QueryId(millis + HexFormat.of().formatHex(random));
  }

  @Override
  public String toString() {
    return value;
  }
}
