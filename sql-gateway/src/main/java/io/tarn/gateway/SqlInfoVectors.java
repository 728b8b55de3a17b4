// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.UInt4Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.DenseUnionVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.MapVector;
import org.apache.arrow.vector.complex.StructVector;

/** Writes {@link SqlInfoValue}s into the dense union of {@code GetSqlInfo}'s result. */
final class SqlInfoVectors {
  private final VectorSchemaRoot root;
  private final UInt4Vector names;
  private final DenseUnionVector union;
  private final int[] used = new int[6];
  private int rows;

  /**
   * @param root empty, of {@code GET_SQL_INFO_SCHEMA}; the caller owns it
   */
  SqlInfoVectors(VectorSchemaRoot root) {
    this.root = root;
    this.names = (UInt4Vector) root.getVector("info_name");
    this.union = (DenseUnionVector) root.getVector("value");
  }

  void add(int id, SqlInfoValue value) {
    byte member = value.member();
    int index = used[member]++;
    names.setSafe(rows, id);
    union.setTypeId(rows, member);
    union.setOffset(rows, index);
    write(value, index);
    rows++;
  }

  void finish() {
    for (byte member = 0; member < used.length; member++) {
      union.getVectorByType(member).setValueCount(used[member]);
    }
    root.setRowCount(rows);
  }

  private void write(SqlInfoValue value, int index) {
    if (value instanceof SqlInfoValue.Text text) {
      ((VarCharVector) union.getVectorByType(value.member())).setSafe(index, bytes(text.value()));
    } else if (value instanceof SqlInfoValue.Flag flag) {
      ((BitVector) union.getVectorByType(value.member())).setSafe(index, flag.value() ? 1 : 0);
    } else if (value instanceof SqlInfoValue.Whole whole) {
      ((BigIntVector) union.getVectorByType(value.member())).setSafe(index, whole.value());
    } else if (value instanceof SqlInfoValue.Bits bits) {
      ((IntVector) union.getVectorByType(value.member())).setSafe(index, bits.value());
    } else if (value instanceof SqlInfoValue.Texts texts) {
      writeTexts(union.getList(value.member()), index, texts.values());
    } else if (value instanceof SqlInfoValue.Conversions conversions) {
      writeConversions(union.getMap(value.member()), index, conversions.values());
    }
  }

  private static void writeTexts(ListVector list, int index, List<String> values) {
    int start = list.startNewValue(index);
    VarCharVector items = (VarCharVector) list.getDataVector();
    for (int i = 0; i < values.size(); i++) {
      items.setSafe(start + i, bytes(values.get(i)));
    }
    list.endValue(index, values.size());
  }

  private static void writeConversions(
      MapVector map, int index, Map<Integer, List<Integer>> values) {
    int entry = map.startNewValue(index);
    StructVector entries = (StructVector) map.getDataVector();
    IntVector keys = (IntVector) entries.getChild(MapVector.KEY_NAME);
    ListVector targets = (ListVector) entries.getChild(MapVector.VALUE_NAME);
    for (Map.Entry<Integer, List<Integer>> conversion : values.entrySet()) {
      entries.setIndexDefined(entry);
      keys.setSafe(entry, conversion.getKey());
      int start = targets.startNewValue(entry);
      IntVector items = (IntVector) targets.getDataVector();
      for (int i = 0; i < conversion.getValue().size(); i++) {
        items.setSafe(start + i, conversion.getValue().get(i));
      }
      targets.endValue(entry, conversion.getValue().size());
      entry++;
    }
    map.endValue(index, values.size());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
