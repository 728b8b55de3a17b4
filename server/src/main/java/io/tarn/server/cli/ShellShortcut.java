// SPDX-License-Identifier: Apache-2.0
package io.tarn.server.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a line that begins with a backslash asks for. */
sealed interface ShellShortcut {
  /** Each shortcut and what it does. */
  List<String> HELP =
      List.of(
          "\\l                 catalogs",
          "\\dn [CATALOG]      schemas",
          "\\dt [SCHEMA]       tables and views",
          "\\d TABLE           columns of a table; without TABLE, tables and views",
          "\\df                functions",
          "\\c CATALOG.SCHEMA  where names without one are looked for",
          "\\ask QUESTION      an answer to a question in English",
          "\\search WORDS      tables and columns by meaning",
          "\\f table|csv|json  how rows are printed",
          "\\i FILE            run the statements of a file",
          "\\?                 this list",
          "\\q                 end");

  /** A statement to run. */
  record Sql(String text) implements ShellShortcut {}

  /** Statements of a file to run. */
  record Script(String file) implements ShellShortcut {}

  /** How rows are printed from now on. */
  record Format(OutputFormat format) implements ShellShortcut {}

  /** The list of shortcuts. */
  record Help() implements ShellShortcut {}

  /** The end. */
  record Quit() implements ShellShortcut {}

  /**
   * Reads a line.
   *
   * @throws CommandFailedException if there is no such shortcut, or it lacks its argument
   */
  static ShellShortcut of(String line) {
    String text = line.endsWith(";") ? line.substring(0, line.length() - 1).strip() : line;
    String[] parts = text.split("\\s+", 2);
    String argument = parts.length == 2 ? parts[1].strip() : "";
    return switch (parts[0]) {
      case "\\q" -> new Quit();
      case "\\?", "\\h" -> new Help();
      case "\\l" -> new Sql("SHOW CATALOGS");
      case "\\dn" -> new Sql(argument.isEmpty() ? "SHOW SCHEMAS" : "SHOW SCHEMAS IN " + argument);
      case "\\dt" -> new Sql(argument.isEmpty() ? "SHOW TABLES" : "SHOW TABLES IN " + argument);
      case "\\d" -> new Sql(argument.isEmpty() ? "SHOW TABLES" : "DESCRIBE TABLE " + argument);
      case "\\df" -> new Sql("SHOW FUNCTIONS");
      case "\\c" -> new Sql("USE " + needed(parts[0], argument));
      case "\\ask" -> new Sql("ASK " + TextLiteral.of(needed(parts[0], argument)));
      case "\\search" -> new Sql("SEARCH " + TextLiteral.of(needed(parts[0], argument)));
      case "\\i" -> new Script(needed(parts[0], argument));
      case "\\f" -> new Format(format(argument));
      default ->
          throw new CommandFailedException(
              "There is no shortcut " + parts[0] + "; \\? lists those there are");
    };
  }

  private static OutputFormat format(String name) {
    return Arrays.stream(OutputFormat.values())
        .filter(format -> format.name().equals(name.toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() -> new CommandFailedException("\\f needs one of table, csv, json"));
  }

  private static String needed(String shortcut, String argument) {
    if (argument.isEmpty()) {
      throw new CommandFailedException(shortcut + " needs an argument; \\? shows which");
    }
    return argument;
  }
}
