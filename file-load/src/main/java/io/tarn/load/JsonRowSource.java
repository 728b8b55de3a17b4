// SPDX-License-Identifier: Apache-2.0
package io.tarn.load;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

/** The rows of an analysed JSON file. */
final class JsonRowSource implements RowSource {
  private final JsonRows rows;
  private final List<JsonCell> cells = new ArrayList<>();
  private final List<String> keys = new ArrayList<>();
  private final Set<String> knownKeys = new HashSet<>();
  private boolean checked;

  JsonRowSource(FileAnalysis analysis, JsonLayout layout, ProgressListener progress) {
    ValueScanner scanner = new ValueScanner();
    for (ColumnAnalysis column : analysis.columns()) {
      cells.add(JsonCell.of(column.name(), column, scanner));
      keys.add(column.sourceName());
    }
    knownKeys.addAll(keys);
    rows = JsonRows.open(analysis.file(), layout, analysis.encoding(), progress);
  }

  @Override
  public void bind(VectorSchemaRoot root) {
    for (int i = 0; i < cells.size(); i++) {
      cells.get(i).bind(root.getVector(i));
    }
  }

  @Override
  public boolean next() {
    checked = false;
    return rows.next();
  }

  @Override
  public @Nullable BadRow check() {
    checked = true;
    if (rows.problem() != null) {
      return rows.problem();
    }
    Map<String, @Nullable Object> members = rows.members();
    if (!knownKeys.containsAll(members.keySet())) {
      return new BadRow(rows.line(), "", "", "has keys that no column has");
    }
    for (int i = 0; i < cells.size(); i++) {
      JsonCell.Misfit misfit = cells.get(i).check(members.get(keys.get(i)));
      if (misfit != null) {
        return new BadRow(rows.line(), misfit.path(), misfit.value(), misfit.reason());
      }
    }
    return null;
  }

  @Override
  public @Nullable BadRow write(int index) {
    BadRow bad = checked ? null : check();
    if (bad == null) {
      Map<String, @Nullable Object> members = rows.members();
      for (int i = 0; i < cells.size(); i++) {
        cells.get(i).write(index, members.get(keys.get(i)));
      }
    }
    return bad;
  }

  @Override
  public long weight() {
    return weight(rows.members());
  }

  @Override
  public void close() {
    rows.close();
  }

  private static long weight(@Nullable Object value) {
    if (value instanceof Map<?, ?> object) {
      return object.values().stream().mapToLong(JsonRowSource::weight).sum();
    }
    if (value instanceof List<?> array) {
      return array.stream().mapToLong(JsonRowSource::weight).sum();
    }
    return value instanceof String text ? text.length() : 8;
  }
}
