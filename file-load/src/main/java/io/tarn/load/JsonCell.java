// SPDX-License-Identifier: Apache-2.0
package io.tarn.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.jspecify.annotations.Nullable;

/** Checks the JSON values of one column, or part of one, and writes them into its vector. */
abstract class JsonCell {
  /** A value that does not fit, and where it is. */
  record Misfit(String path, String value, String reason) {}

  static JsonCell of(String path, ColumnAnalysis column, ValueScanner scanner) {
    ArrowType type = column.type();
    if (type instanceof ArrowType.Struct) {
      return new StructCell(path, column, scanner);
    }
    if (type instanceof ArrowType.List) {
      return new ListCell(path, column, scanner);
    }
    return new ScalarCell(path, column, scanner);
  }

  private final String path;
  private final ColumnAnalysis column;

  JsonCell(String path, ColumnAnalysis column) {
    this.path = path;
    this.column = column;
  }

  /** Why the value does not fit, or null if it does. */
  final @Nullable Misfit check(@Nullable Object value) {
    if (value == null) {
      return column.field().isNullable()
          ? null
          : new Misfit(path, "null", "means NULL, which the table does not allow here");
    }
    return checkValue(value);
  }

  abstract @Nullable Misfit checkValue(Object value);

  abstract void bind(FieldVector vector);

  /** Writes a value that fits. */
  abstract void write(int index, @Nullable Object value);

  final Misfit misfit(Object value, String reason) {
    return new Misfit(path, JsonValues.text(value), reason);
  }

  private static final class ScalarCell extends JsonCell {
    private final CellReader reader;
    private final boolean text;
    private CellTarget target = CellTarget.NOWHERE;

    ScalarCell(String path, ColumnAnalysis column, ValueScanner scanner) {
      super(path, column);
      this.reader = CellReader.of(column, scanner);
      this.text = ColumnTypes.isText(column.type());
    }

    @Override
    @Nullable Misfit checkValue(Object value) {
      boolean nothing =
          value instanceof String word
              && !text
              && (word.isBlank() || NullTokens.isToken(word.strip()));
      String reason =
          nothing || (!text && (value instanceof Map || value instanceof List))
              ? reader.notA("a value of this column's type")
              : reader.read(JsonValues.text(value), CellTarget.NOWHERE, 0);
      return reason == null ? null : misfit(value, reason);
    }

    @Override
    void bind(FieldVector vector) {
      target = VectorTargets.of(vector);
    }

    @Override
    void write(int index, @Nullable Object value) {
      reader.read(value == null ? null : JsonValues.text(value), target, index);
    }
  }

  private static final class StructCell extends JsonCell {
    private final Map<String, JsonCell> members = new HashMap<>();
    private final List<JsonCell> ordered = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();
    private @Nullable StructVector vector;

    StructCell(String path, ColumnAnalysis column, ValueScanner scanner) {
      super(path, column);
      for (ColumnAnalysis part : column.parts()) {
        JsonCell cell = JsonCell.of(path + "." + part.name(), part, scanner);
        members.put(part.sourceName(), cell);
        ordered.add(cell);
        keys.add(part.sourceName());
      }
    }

    @Override
    @Nullable Misfit checkValue(Object value) {
      if (!(value instanceof Map<?, ?> object)) {
        return misfit(value, "is not a JSON object");
      }
      for (Map.Entry<?, ?> entry : object.entrySet()) {
        if (!members.containsKey(entry.getKey())) {
          return misfit(value, "has the key '" + entry.getKey() + "', which the table lacks");
        }
      }
      for (int i = 0; i < ordered.size(); i++) {
        Misfit misfit = ordered.get(i).check(object.get(keys.get(i)));
        if (misfit != null) {
          return misfit;
        }
      }
      return null;
    }

    @Override
    void bind(FieldVector fieldVector) {
      vector = (StructVector) fieldVector;
      for (int i = 0; i < ordered.size(); i++) {
        ordered.get(i).bind(vector.getChildrenFromFields().get(i));
      }
    }

    @Override
    void write(int index, @Nullable Object value) {
      StructVector bound = Objects.requireNonNull(vector);
      if (!(value instanceof Map<?, ?> object)) {
        bound.setNull(index);
        return;
      }
      bound.setIndexDefined(index);
      for (int i = 0; i < ordered.size(); i++) {
        ordered.get(i).write(index, object.get(keys.get(i)));
      }
    }
  }

  private static final class ListCell extends JsonCell {
    private final JsonCell element;
    private @Nullable ListVector vector;

    ListCell(String path, ColumnAnalysis column, ValueScanner scanner) {
      super(path, column);
      element = JsonCell.of(path + "[]", column.parts().get(0), scanner);
    }

    @Override
    @Nullable Misfit checkValue(Object value) {
      if (!(value instanceof List<?> elements)) {
        return misfit(value, "is not a JSON array");
      }
      for (Object each : elements) {
        Misfit misfit = element.check(each);
        if (misfit != null) {
          return misfit;
        }
      }
      return null;
    }

    @Override
    void bind(FieldVector fieldVector) {
      vector = (ListVector) fieldVector;
      element.bind(vector.getDataVector());
    }

    @Override
    void write(int index, @Nullable Object value) {
      ListVector bound = Objects.requireNonNull(vector);
      if (!(value instanceof List<?> elements)) {
        bound.setNull(index);
        return;
      }
      int start = bound.startNewValue(index);
      for (int i = 0; i < elements.size(); i++) {
        element.write(start + i, elements.get(i));
      }
      bound.endValue(index, elements.size());
    }
  }
}
