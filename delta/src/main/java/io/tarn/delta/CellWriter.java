// SPDX-License-Identifier: Apache-2.0
package io.tarn.delta;

import io.delta.kernel.data.ArrayValue;
import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.MapValue;
import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.MapVector;
import org.apache.arrow.vector.complex.StructVector;

/** Copies one value that is not NULL from a Kernel column into an Arrow vector. */
@FunctionalInterface
interface CellWriter {
  void write(ColumnVector from, int row, FieldVector to, int position);

  /** Copies a value or NULL. */
  default void writeNullable(ColumnVector from, int row, FieldVector to, int position) {
    if (from.isNullAt(row)) {
      writeNull(to, position);
    } else {
      write(from, row, to, position);
    }
  }

  private static void writeNull(FieldVector to, int position) {
    if (to instanceof ListVector list) {
      list.setNull(position);
    } else if (to instanceof StructVector struct) {
      while (position >= struct.getValueCapacity()) {
        struct.reAlloc();
      }
      struct.setNull(position);
    } else {
      while (position >= to.getValueCapacity()) {
        to.reAlloc();
      }
      to.setNull(position);
    }
  }

  static CellWriter struct(List<CellWriter> parts) {
    return (from, row, to, position) -> {
      StructVector struct = (StructVector) to;
      struct.setIndexDefined(position);
      for (int i = 0; i < parts.size(); i++) {
        FieldVector part = (FieldVector) struct.getChildByOrdinal(i);
        parts.get(i).writeNullable(from.getChild(i), row, part, position);
      }
    };
  }

  static CellWriter array(CellWriter element) {
    return (from, row, to, position) -> {
      ListVector list = (ListVector) to;
      ArrayValue array = from.getArray(row);
      int start = list.startNewValue(position);
      for (int i = 0; i < array.getSize(); i++) {
        element.writeNullable(array.getElements(), i, list.getDataVector(), start + i);
      }
      list.endValue(position, array.getSize());
    };
  }

  static CellWriter map(CellWriter key, CellWriter value) {
    return (from, row, to, position) -> {
      MapVector entries = (MapVector) to;
      MapValue map = from.getMap(row);
      int start = entries.startNewValue(position);
      StructVector pair = (StructVector) entries.getDataVector();
      for (int i = 0; i < map.getSize(); i++) {
        pair.setIndexDefined(start + i);
        key.writeNullable(map.getKeys(), i, part(pair, 0), start + i);
        value.writeNullable(map.getValues(), i, part(pair, 1), start + i);
      }
      entries.endValue(position, map.getSize());
    };
  }

  private static FieldVector part(StructVector struct, int ordinal) {
    return (FieldVector) struct.getChildByOrdinal(ordinal);
  }
}
