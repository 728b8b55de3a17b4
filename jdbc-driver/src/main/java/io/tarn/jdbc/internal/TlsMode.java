// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc.internal;

import java.util.Locale;

/** How much a connection proves about the server. */
enum TlsMode {
  DISABLE,
  REQUIRE,
  VERIFY_CA,
  VERIFY_FULL;

  static TlsMode parse(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "false", "disable" -> DISABLE;
      case "require" -> REQUIRE;
      case "verify-ca" -> VERIFY_CA;
      default -> VERIFY_FULL;
    };
  }
}
