// SPDX-License-Identifier: Apache-2.0
package io.tarn.server.cli;

import io.tarn.parser.HiddenSecrets;
import java.time.Instant;
import org.jline.reader.impl.history.DefaultHistory;

/** What was typed, but for statements that may hold a password: those are written down nowhere. */
final class ShellHistory extends DefaultHistory {
  @Override
  public void add(Instant time, String line) {
    if (!HiddenSecrets.may(line)) {
      super.add(time, line);
    }
  }
}
