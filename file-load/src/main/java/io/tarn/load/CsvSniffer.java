// SPDX-License-Identifier: Apache-2.0
package io.tarn.load;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Tells from the start of a CSV file how it is written: by trying, and comparing the outcomes. */
final class CsvSniffer {
  /** How many characters it wants to see. */
  static final int SAMPLE_CHARACTERS = 1 << 18;

  private static final int SAMPLE_RECORDS = 1000;

  /** How consistent a reading counts that finds no delimiter at all. */
  private static final long SINGLE_COLUMN = 50;

  /** In order of preference: commas come last because they also occur in numbers and prose. */
  private static final String DELIMITERS = ";\t|,";

  private static final Comparator<Trial> BETTER =
      Comparator.comparingLong(Trial::consistency)
          .thenComparingLong(Trial::firstFits)
          .thenComparingLong(Trial::typedShare)
          .thenComparingLong(Trial::preference);

  private final ValueScanner scanner = new ValueScanner();
  private final String sample;
  private final boolean complete;

  /** One way to read the sample, and how well it worked; more is better. */
  private record Trial(
      CsvLayout layout,
      List<@Nullable String[]> records,
      long consistency,
      long firstFits,
      long typedShare,
      long preference) {}

  CsvSniffer(String sample) {
    this.sample = sample;
    this.complete = sample.length() < SAMPLE_CHARACTERS;
  }

  CsvLayout sniff(LoadOptions options) {
    Optional<Character> declared = declaredDelimiter();
    Optional<Character> known = options.delimiter().or(() -> declared);
    String delimiters = known.map(String::valueOf).orElse(DELIMITERS);
    int preamble = declared.isPresent() ? 1 : 0;
    List<Trial> trials = new ArrayList<>();
    for (int i = 0; i < delimiters.length(); i++) {
      CsvLayout layout = CsvLayout.separatedBy(delimiters.charAt(i)).withPreamble(preamble);
      trials.add(attempt(layout, -i));
      if (sample.contains("\\\"")) {
        trials.add(attempt(layout.withBackslashEscape(), -i - 100));
      }
      if (sample.indexOf('\'') >= 0) {
        trials.add(attempt(layout.withQuote('\''), -i - 200));
      }
    }
    CsvLayout layout = quotedOrSpaced(trials.stream().max(BETTER).orElseThrow());
    HeaderChoice header =
        options.header() == HeaderChoice.DETECT
            ? new HeaderDetector(scanner).detect(records(layout), options.target())
            : options.header();
    return layout.withHeader(header);
  }

  /** How many fields most records have. */
  int width(CsvLayout layout) {
    Map<Integer, Integer> widths = new HashMap<>();
    records(layout).forEach(record -> widths.merge(record.length, 1, Integer::sum));
    return mostFrequent(widths);
  }

  private static int mostFrequent(Map<Integer, Integer> widths) {
    return widths.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(1);
  }

  private CsvLayout quotedOrSpaced(Trial best) {
    CsvLayout layout = best.layout();
    if (spacesAfterAllDelimiters(best.records())) {
      layout = layout.withSpacing(CsvLayout.Spacing.PADDING);
    }
    return singleQuotes(records(layout)) ? layout.withQuote('\'') : layout;
  }

  private Trial attempt(CsvLayout layout, int preference) {
    List<@Nullable String[]> records = records(layout);
    Map<Integer, Integer> widths = new HashMap<>();
    long typed = 0;
    long fields = 0;
    for (@Nullable String[] record : records) {
      widths.merge(record.length, 1, Integer::sum);
      for (String field : record) {
        fields++;
        typed +=
            field == null || field.isBlank() || scanner.scan(field.strip()) != Shape.TEXT ? 1 : 0;
      }
    }
    int mode = mostFrequent(widths);
    int first = records.isEmpty() ? 1 : records.get(0).length;
    boolean single = mode == 1 && first == 1;
    long share = 100L * widths.getOrDefault(mode, 0) / Math.max(records.size(), 1);
    return new Trial(
        layout,
        records,
        single ? SINGLE_COLUMN : first == mode ? share : share / 2,
        first == mode && mode > 1 ? 1 : 0,
        100 * typed / Math.max(fields, 1),
        single && layout.delimiter() == ',' ? 1 : preference);
  }

  /** The sample's records; broken ones and, if the sample is cut off, the last are left out. */
  private List<@Nullable String[]> records(CsvLayout layout) {
    List<@Nullable String[]> records = new ArrayList<>();
    try (CSVParser parser =
        CSVParser.builder()
            .setReader(new StringReader(sample))
            .setFormat(CsvFormats.lenientAtEnd(layout))
            .get()) {
      Iterator<CSVRecord> iterator = parser.iterator();
      Optional<CSVRecord> record = next(iterator);
      for (; records.size() < SAMPLE_RECORDS && record.isPresent(); record = next(iterator)) {
        @Nullable String[] values = record.get().values();
        if (values.length > 1 || values[0] != null) {
          records.add(values);
        }
      }
      if (!complete && records.size() > 1 && records.size() < SAMPLE_RECORDS) {
        records.remove(records.size() - 1);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a string cannot fail to be read", e);
    }
    if (layout.preambleLines() > 0 && !records.isEmpty()) {
      records.remove(0);
    }
    return records;
  }

  /** The next sound record, past broken ones, behind which the parser goes on. */
  private static Optional<CSVRecord> next(Iterator<CSVRecord> iterator) {
    Optional<CSVRecord> found = Optional.empty();
    boolean broken;
    do {
      try {
        broken = false;
        found = iterator.hasNext() ? Optional.of(iterator.next()) : Optional.empty();
      } catch (UncheckedIOException e) {
        broken = true;
      }
    } while (broken);
    return found;
  }

  /** Excel writes the delimiter into a first line such as {@code sep=;}. */
  private Optional<Character> declaredDelimiter() {
    boolean declared =
        sample.length() > 5
            && sample.regionMatches(true, 0, "sep=", 0, 4)
            && "\r\n".indexOf(sample.charAt(5)) >= 0;
    return declared ? Optional.of(sample.charAt(4)) : Optional.empty();
  }

  private static boolean spacesAfterAllDelimiters(List<@Nullable String[]> records) {
    long spaced = 0;
    for (@Nullable String[] record : records) {
      for (int i = 1; i < record.length; i++) {
        String field = record[i];
        if (field != null && !field.startsWith(" ")) {
          return false;
        }
        spaced += field == null ? 0 : 1;
      }
    }
    return spaced > 1;
  }

  /** Whether some column, header apart, has all its values between single quotes. */
  private static boolean singleQuotes(List<@Nullable String[]> records) {
    int width = records.isEmpty() ? 0 : records.get(0).length;
    for (int column = 0; column < width; column++) {
      long quoted = 0;
      long other = 0;
      for (@Nullable String[] record : records.subList(1, records.size())) {
        String field = column < record.length ? record[column] : null;
        if (field != null) {
          boolean inQuotes = field.length() > 1 && field.startsWith("'") && field.endsWith("'");
          quoted += inQuotes ? 1 : 0;
          other += inQuotes ? 0 : 1;
        }
      }
      if (quoted > 1 && other == 0) {
        return true;
      }
    }
    return false;
  }
}
