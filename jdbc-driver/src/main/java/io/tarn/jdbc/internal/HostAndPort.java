// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc.internal;

import java.util.Locale;

/**
 * A server's address.
 *
 * @param host name or address; IPv6 without brackets
 * @param port TCP port
 */
record HostAndPort(String host, int port) {
  static final int DEFAULT_PORT = 31337;

  /** Whether traffic to it stays on this machine, so that encryption may be left out. */
  boolean loopback() {
    String name = host.toLowerCase(Locale.ROOT);
    return name.equals("localhost")
        || name.endsWith(".localhost")
        || name.equals("::1")
        || name.matches("127(\\.\\d{1,3}){3}");
  }

  @Override
  public String toString() {
    return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
  }
}
