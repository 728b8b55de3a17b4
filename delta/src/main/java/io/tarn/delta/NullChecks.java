// SPDX-License-Identifier: Apache-2.0
package io.tarn.delta;

import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.complex.BaseListVector;

/** Refuses NULLs in parts that may have none; what lies under a NULL parent does not count. */
final class NullChecks {
  private NullChecks() {}

  static void within(FieldVector struct, FieldVector part, String path) {
    if (part.getNullCount() == 0) {
      return;
    }
    for (int row = 0; row < struct.getValueCount(); row++) {
      if (!struct.isNull(row) && part.isNull(row)) {
        throw DeltaErrors.nullNotAllowed(path);
      }
    }
  }

  static void withinLists(FieldVector lists, FieldVector elements, String path) {
    if (elements.getNullCount() == 0) {
      return;
    }
    BaseListVector ranges = (BaseListVector) lists;
    for (int row = 0; row < lists.getValueCount(); row++) {
      if (lists.isNull(row)) {
        continue;
      }
      for (int i = ranges.getElementStartIndex(row); i < ranges.getElementEndIndex(row); i++) {
        if (elements.isNull(i)) {
          throw DeltaErrors.nullNotAllowed(path);
        }
      }
    }
  }
}
