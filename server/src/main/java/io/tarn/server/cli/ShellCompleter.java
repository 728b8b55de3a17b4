// SPDX-License-Identifier: Apache-2.0
package io.tarn.server.cli;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/**
 * Completes keywords, and names of the catalog as the user sees it: catalogs, schemas, tables, and
 * columns of the tables that the statement names.
 */
final class ShellCompleter implements Completer {
  private static final Pattern TABLE_IN_TEXT =
      Pattern.compile("(?i)\\b(?:from|join|into|update|table)\\s+([\\w.`]+)");
  private static final int MOST = 200;

  private final Connection session;

  ShellCompleter(Connection session) {
    this.session = session;
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    try {
      String word = line.word().replace("`", "");
      List<String> found = new ArrayList<>();
      if (word.startsWith("\\")) {
        ShellShortcut.HELP.forEach(help -> found.add(help.split(" ", 2)[0]));
      } else {
        names(word, line.line(), found);
      }
      found.stream()
          .distinct()
          .limit(MOST)
          .forEach(
              name -> candidates.add(new Candidate(name, name, null, null, null, null, false)));
    } catch (SQLException unavailable) {
      // Nothing to offer; the statement itself will say what is wrong.
    }
  }

  private void names(String word, String text, List<String> found) throws SQLException {
    int dot = word.lastIndexOf('.');
    String[] above = dot < 0 ? new String[0] : word.substring(0, dot).split("\\.", -1);
    String start = word.substring(dot + 1);
    DatabaseMetaData data = session.getMetaData();
    String prefix = dot < 0 ? "" : word.substring(0, dot + 1);
    switch (above.length) {
      case 0 -> {
        read(
            data.getTables(session.getCatalog(), session.getSchema(), like(start), null),
            3,
            prefix,
            found);
        read(data.getSchemas(session.getCatalog(), like(start)), 1, prefix, found);
        starting(data.getCatalogs(), start, prefix, found);
        columns(data, text, start, found);
        keywords(data, start, found);
      }
      case 1 -> {
        read(data.getTables(session.getCatalog(), above[0], like(start), null), 3, prefix, found);
        read(data.getSchemas(above[0], like(start)), 1, prefix, found);
      }
      case 2 -> read(data.getTables(above[0], above[1], like(start), null), 3, prefix, found);
      default -> {
        // A name has three parts.
      }
    }
  }

  private void columns(DatabaseMetaData data, String text, String start, List<String> found)
      throws SQLException {
    Matcher tables = TABLE_IN_TEXT.matcher(text);
    while (tables.find()) {
      String[] parts = tables.group(1).replace("`", "").split("\\.", -1);
      String table = parts[parts.length - 1];
      String schema = parts.length > 1 ? parts[parts.length - 2] : session.getSchema();
      String catalog = parts.length > 2 ? parts[parts.length - 3] : session.getCatalog();
      if (!table.isEmpty()) {
        read(data.getColumns(catalog, schema, table, like(start)), 4, "", found);
      }
    }
  }

  private static void keywords(DatabaseMetaData data, String start, List<String> found)
      throws SQLException {
    String words =
        "SELECT,FROM,WHERE,GROUP,ORDER,HAVING,JOIN,INSERT,UPDATE,DELETE,CREATE,DROP,ALTER,"
            + data.getSQLKeywords();
    boolean lower = start.equals(start.toLowerCase(Locale.ROOT));
    for (String keyword : words.split(",", -1)) {
      if (!start.isEmpty() && keyword.regionMatches(true, 0, start, 0, start.length())) {
        found.add(lower ? keyword.toLowerCase(Locale.ROOT) : keyword.toUpperCase(Locale.ROOT));
      }
    }
  }

  private static void starting(ResultSet rows, String start, String prefix, List<String> found)
      throws SQLException {
    List<String> all = new ArrayList<>();
    read(rows, 1, "", all);
    all.stream()
        .filter(name -> name.regionMatches(true, 0, start, 0, start.length()))
        .forEach(name -> found.add(prefix + name));
  }

  private static void read(ResultSet rows, int column, String prefix, List<String> found)
      throws SQLException {
    try (rows) {
      while (found.size() < MOST && rows.next()) {
        found.add(prefix + rows.getString(column));
      }
    }
  }

  private static String like(String start) {
    return start.replace("\\", "\\\\").replace("_", "\\_").replace("%", "\\%") + "%";
  }
}
