// SPDX-License-Identifier: Apache-2.0
package io.tarn.load;

import java.util.ArrayList;
import java.util.List;

/** Collects bad rows in file order, keeping only as many as a report names. */
final class BadRowLog {
  private final List<BadRow> first = new ArrayList<>();
  private long count;

  void add(BadRow row) {
    count++;
    if (first.size() < BadRowReport.NAMED) {
      first.add(row);
    }
  }

  long count() {
    return count;
  }

  BadRowReport report() {
    return new BadRowReport(count, first);
  }
}
