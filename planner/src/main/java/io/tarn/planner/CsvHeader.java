// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.ErrorCode;
import io.tarn.api.SourceFile;
import io.tarn.api.WarehouseException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Reads the first line of a CSV file: the names in it, or how many columns it has. */
final class CsvHeader {
  private static final int LONGEST_LINE = 1 << 20;

  private final CopyOptions options;
  private final SqlParserPos pos;

  CsvHeader(CopyOptions options, SqlParserPos pos) {
    this.options = options;
    this.pos = pos;
  }

  /** The names of the header, or {@code _c0, _c1, …} if the files have none. */
  List<String> columns(SourceFile file) {
    List<String> cells = cells(firstLine(file));
    if (options.hasHeader()) {
      return cells;
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      names.add("_c" + i);
    }
    return names;
  }

  private String firstLine(SourceFile file) {
    Path path = Path.of(file.path());
    Charset charset = charset();
    try (InputStream raw = Files.newInputStream(path);
        InputStream bytes = file.path().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
        BufferedReader reader = new BufferedReader(new InputStreamReader(bytes, charset))) {
      StringBuilder line = new StringBuilder();
      boolean quoted = false;
      char quote = quote();
      for (int c = reader.read(); c >= 0 && line.length() < LONGEST_LINE; c = reader.read()) {
        quoted ^= c == quote;
        boolean end = (c == '\n' || c == '\r') && !quoted;
        if (end && !line.toString().isBlank()) {
          break;
        }
        if (!end && c != 0xFEFF) {
          line.append((char) c);
        }
      }
      return line.toString();
    } catch (IOException e) {
      throw WarehouseException.of(
          ErrorCode.MALFORMED_DATA,
          "The first line of '" + path.getFileName() + "' could not be read. Check the file.",
          e);
    }
  }

  private Charset charset() {
    Optional<String> name = options.value("encoding", "charset");
    try {
      return name.map(Charset::forName).orElse(StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw PlannerErrors.argument(pos, "'" + name.orElse("") + "' is not an encoding.");
    }
  }

  private char quote() {
    return options.value("quote", "quote").filter(q -> q.length() == 1).orElse("\"").charAt(0);
  }

  private List<String> cells(String line) {
    String separator =
        options.value("sep", "delimiter").map(s -> s.replace("\\t", "\t")).orElse(",");
    char quote = quote();
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == quote && quoted && i + 1 < line.length() && line.charAt(i + 1) == quote) {
        cell.append(quote);
        i++;
      } else if (c == quote) {
        quoted = !quoted;
      } else if (!quoted && !separator.isEmpty() && line.startsWith(separator, i)) {
        cells.add(cell.toString().trim());
        cell.setLength(0);
        i += separator.length() - 1;
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString().trim());
    return cells;
  }
}
