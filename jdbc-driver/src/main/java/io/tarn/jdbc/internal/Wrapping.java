// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc.internal;

import java.sql.SQLException;
import java.util.Locale;

/** What {@link java.sql.Wrapper} asks of every class that wraps nothing. */
final class Wrapping {
  private Wrapping() {}

  static <T> T unwrap(Object self, Class<T> type) throws SQLException {
    if (type.isInstance(self)) {
      return type.cast(self);
    }
    throw new SQLException(
        String.format(
            Locale.ROOT, "%s is not a %s", self.getClass().getSimpleName(), type.getName()),
        "22023");
  }
}
