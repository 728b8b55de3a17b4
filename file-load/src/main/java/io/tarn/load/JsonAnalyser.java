// SPDX-License-Identifier: Apache-2.0
package io.tarn.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;

/** Reads a JSON file once to learn its columns, and again only if some values may not fit them. */
final class JsonAnalyser {
  private final LocalFile file;
  private final LoadOptions options;
  private final TextEncoding encoding;
  private final ProgressListener progress;
  private final List<String> remarks = new ArrayList<>();
  private final BadRowLog brokenRows = new BadRowLog();
  private final Map<String, JsonProfile> profiles = new LinkedHashMap<>();
  private long rows;

  JsonAnalyser(
      LocalFile file, LoadOptions options, TextEncoding encoding, ProgressListener progress) {
    this.file = file;
    this.options = options;
    this.encoding = encoding;
    this.progress = progress;
  }

  FileAnalysis analyse() {
    JsonLayout layout = JsonLayoutDetector.detect(file, encoding);
    try (JsonRows objects = JsonRows.open(file, layout, encoding, progress)) {
      profile(objects);
    }
    if (profiles.isEmpty() && rows + brokenRows.count() == 0) {
      throw LoadErrors.emptyFile(file.path());
    }
    JsonTypeChooser chooser = new JsonTypeChooser();
    List<ColumnAnalysis> columns = chooseColumns(chooser);
    remarks.addAll(chooser.remarks());
    FileAnalysis clean = analysis(layout, columns, brokenRows.report());
    boolean given = options.target().isPresent() || !options.columnTypes().isEmpty();
    return given || chooser.misfits() ? FitCheck.of(clean, progress) : clean;
  }

  private FileAnalysis analysis(
      JsonLayout layout, List<ColumnAnalysis> columns, BadRowReport badRows) {
    return new FileAnalysis(file, options, layout, encoding, rows, columns, badRows, remarks);
  }

  private void profile(JsonRows objects) {
    ValueScanner scanner = new ValueScanner();
    while (objects.next()) {
      if (objects.problem() != null) {
        brokenRows.add(objects.problem());
        continue;
      }
      rows++;
      objects
          .members()
          .forEach(
              (key, value) ->
                  profiles.computeIfAbsent(key, first -> new JsonProfile(scanner)).accept(value));
      if (profiles.size() > FileLoader.COLUMN_LIMIT) {
        throw LoadErrors.tooManyColumns(file.path(), profiles.size(), FileLoader.COLUMN_LIMIT);
      }
    }
  }

  private List<ColumnAnalysis> chooseColumns(JsonTypeChooser chooser) {
    ColumnNames unique = new ColumnNames();
    List<String> keys = List.copyOf(profiles.keySet());
    List<String> names = new ArrayList<>();
    keys.forEach(key -> names.add(unique.add(key, names.size())));
    remarks.addAll(unique.remarks());
    GivenTypes given = new GivenTypes(options.columnTypes(), names);
    List<Field> targets =
        options.target().map(schema -> TargetColumns.match(schema, keys, names)).orElse(List.of());
    List<ColumnAnalysis> columns = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      JsonProfile profile = Objects.requireNonNull(profiles.get(keys.get(i)));
      ArrowType type = given.find(names.get(i));
      if (!targets.isEmpty()) {
        columns.add(given(targets.get(i), keys.get(i), profile));
      } else if (type != null) {
        Field field = new Field(names.get(i), FieldType.nullable(type), List.of());
        columns.add(given(field, keys.get(i), profile));
      } else {
        columns.add(chooser.choose(names.get(i), names.get(i), keys.get(i), profile, rows));
      }
    }
    return columns;
  }

  private ColumnAnalysis given(Field field, String key, JsonProfile profile) {
    return JsonTargets.column(field, key, Math.max(rows - profile.values(), 0), profile);
  }
}
