// SPDX-License-Identifier: Apache-2.0
package io.tarn.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.jspecify.annotations.Nullable;

/** Reads a CSV file once to learn its columns, and again only if some values may not fit them. */
final class CsvAnalyser {
  private final LocalFile file;
  private final LoadOptions options;
  private final TextEncoding encoding;
  private final ProgressListener progress;
  private final List<String> remarks = new ArrayList<>();
  private final BadRowLog brokenRows = new BadRowLog();
  private final List<ColumnProfile> profiles = new ArrayList<>();
  private List<String> sources = List.of();
  private List<String> names = List.of();
  private long rows;

  CsvAnalyser(
      LocalFile file, LoadOptions options, TextEncoding encoding, ProgressListener progress) {
    this.file = file;
    this.options = options;
    this.encoding = encoding;
    this.progress = progress;
  }

  FileAnalysis analyse() {
    CsvSniffer sniffer =
        new CsvSniffer(TextReader.sample(file, encoding, CsvSniffer.SAMPLE_CHARACTERS));
    CsvLayout layout = sniffer.sniff(options);
    try (CsvRows records = open(layout)) {
      nameColumns(records, layout, sniffer.width(layout));
      profile(records);
    }
    List<Field> targets = targetFields(layout);
    List<ColumnAnalysis> columns = chooseColumns(layout, targets);
    FileAnalysis clean = analysis(layout, columns, brokenRows.report());
    return mayHaveMisfits(columns) ? FitCheck.of(clean, progress) : clean;
  }

  private FileAnalysis analysis(
      CsvLayout layout, List<ColumnAnalysis> columns, BadRowReport badRows) {
    return new FileAnalysis(file, options, layout, encoding, rows, columns, badRows, remarks);
  }

  private CsvRows open(CsvLayout layout) {
    return new CsvRows(file, layout, encoding, progress);
  }

  private void nameColumns(CsvRows records, CsvLayout layout, int width) {
    if (layout.header() == HeaderChoice.PRESENT) {
      if (!records.next()) {
        throw LoadErrors.emptyFile(file.path());
      }
      if (records.problem() != null) {
        throw LoadErrors.brokenHeader(file.path(), records.problem());
      }
      refuseTooMany(records.values().length);
      sources = Stream.of(records.values()).map(name -> name == null ? "" : name).toList();
      ColumnNames unique = new ColumnNames();
      List<String> found = new ArrayList<>();
      for (String source : sources) {
        found.add(unique.add(source, found.size()));
      }
      names = found;
      remarks.addAll(unique.remarks());
    } else {
      refuseTooMany(width);
      names = ColumnNames.numbered(width);
      sources = names.stream().map(name -> "").toList();
    }
    records.expect(names);
  }

  private void refuseTooMany(int columns) {
    if (columns > FileLoader.COLUMN_LIMIT) {
      throw LoadErrors.tooManyColumns(file.path(), columns, FileLoader.COLUMN_LIMIT);
    }
  }

  private void profile(CsvRows records) {
    ValueScanner scanner = new ValueScanner();
    names.forEach(name -> profiles.add(new ColumnProfile(scanner)));
    while (records.next()) {
      if (records.problem() != null) {
        brokenRows.add(records.problem());
        continue;
      }
      rows++;
      @Nullable String[] values = records.values();
      for (int i = 0; i < values.length; i++) {
        profiles.get(i).accept(values[i]);
      }
    }
    if (records.blankLines() > 0) {
      remarks.add(records.blankLines() + " blank lines are skipped");
    }
    if (rows == 0) {
      remarks.add("the file has a header but no rows, so all columns are text");
    }
  }

  /** The table's columns for those of the file, or nothing if there is no table. */
  private List<Field> targetFields(CsvLayout layout) {
    if (options.target().isEmpty()) {
      return List.of();
    }
    List<Field> all = options.target().get().getFields();
    if (layout.header() == HeaderChoice.PRESENT) {
      return TargetColumns.match(options.target().get(), sources, names);
    }
    if (all.size() != names.size()) {
      throw LoadErrors.widthMismatch(names.size(), all.size());
    }
    return all;
  }

  private List<ColumnAnalysis> chooseColumns(CsvLayout layout, List<Field> targets) {
    TypeChooser chooser = new TypeChooser(FileHints.of(profiles, options, layout.delimiter()));
    GivenTypes given = new GivenTypes(options.columnTypes(), names);
    List<ColumnAnalysis> columns = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      ColumnProfile profile = profiles.get(i);
      ArrowType fixed = targets.isEmpty() ? given.find(name) : targets.get(i).getType();
      ColumnChoice choice =
          fixed == null ? chooser.choose(name, profile) : chooser.fix(name, fixed, profile);
      Field field =
          targets.isEmpty()
              ? new Field(name, FieldType.nullable(choice.type()), List.of())
              : targets.get(i);
      columns.add(column(field, sources.get(i), profile, choice));
    }
    return columns;
  }

  private ColumnAnalysis column(
      Field field, String source, ColumnProfile profile, ColumnChoice choice) {
    if (rows > 0) {
      choice.remarks().forEach(remark -> remarks.add("column " + field.getName() + " " + remark));
    }
    Map<String, Long> nullWords = NullTokens.meaningNull(profile, choice.type());
    boolean text = ColumnTypes.isText(choice.type());
    if (text && nullWords.size() < profile.nullTokens().size()) {
      remarks.add(
          "column " + field.getName() + " is text and keeps the words " + profile.nullTokens());
    }
    return new ColumnAnalysis(
        field,
        source,
        text ? profile.nullsInText(nullWords) : profile.nullsElsewhere(nullWords),
        nullWords,
        choice.style(),
        choice.order(),
        List.of());
  }

  private boolean mayHaveMisfits(List<ColumnAnalysis> columns) {
    boolean may = options.target().isPresent() || !options.columnTypes().isEmpty();
    for (int i = 0; i < columns.size(); i++) {
      ColumnProfile profile = profiles.get(i);
      may |= profile.count(columns.get(i).choice().shapes()) < profile.values();
    }
    return may;
  }
}
