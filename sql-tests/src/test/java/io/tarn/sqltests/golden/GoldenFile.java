// SPDX-License-Identifier: Apache-2.0
package io.tarn.sqltests.golden;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One file of Spark's suite: its statements and what Spark answered.
 *
 * @param name path below {@code inputs}
 * @param settings what the file sets in the session, such as {@code spark.sql.ansi.enabled=false}
 */
record GoldenFile(String name, List<String> settings, List<Case> cases) {
  private static final Pattern SETTING = Pattern.compile("(?m)^--SET (.*)$");
  private static final Pattern CONDITION = Pattern.compile("\"errorClass\" : \"([^\"]*)\"");
  private static final List<String> LEFT_OUT =
      List.of("udf/", "udaf/", "udtf/", "scripting/", "streaming/");

  /**
   * @param schema Spark's columns, such as {@code struct<a:int>}
   * @param output the rows, or the error
   */
  record Case(String sql, String schema, String output) {
    boolean isQuery() {
      String word =
          sql.replaceAll("(?s)/\\*.*?\\*/|--[^\n]*(\n|$)", " ").strip().toUpperCase(Locale.ROOT);
      return word.matches("(?s)\\(*\\s*(SELECT|WITH|VALUES|TABLE|FROM)\\b.*");
    }

    boolean fails() {
      return schema.equals("struct<>") && output.matches("(?s)[\\w.$]+(Exception|Error)\n.*");
    }

    /** The stable name of the error, without its sub-condition; empty if it has none. */
    String condition() {
      Matcher matcher = CONDITION.matcher(output);
      return matcher.find() ? matcher.group(1).split("\\.", 2)[0] : "";
    }
  }

  /** All files that count, in order of their names. */
  static List<GoldenFile> all(Path suite) throws IOException {
    Path results = suite.resolve("results");
    try (Stream<Path> paths = Files.walk(results)) {
      List<GoldenFile> files = new ArrayList<>();
      for (Path path : paths.filter(p -> p.toString().endsWith(".sql.out")).sorted().toList()) {
        String name = results.relativize(path).toString().replaceAll("\\.out$", "");
        if (LEFT_OUT.stream().noneMatch(name::startsWith)) {
          files.add(read(suite, path, name));
        }
      }
      return files;
    }
  }

  private static GoldenFile read(Path suite, Path results, String name) throws IOException {
    Path input = suite.resolve("inputs").resolve(name);
    List<String> settings = new ArrayList<>();
    if (Files.exists(input)) {
      Matcher matcher = SETTING.matcher(Files.readString(input));
      while (matcher.find()) {
        settings.add(matcher.group(1).strip());
      }
    }
    List<Case> cases = new ArrayList<>();
    for (String block : Files.readString(results).split("(?m)^-- !query\n", -1)) {
      int schema = block.indexOf("\n-- !query schema\n");
      int output = block.indexOf("\n-- !query output\n", schema);
      if (schema > 0 && output > 0) {
        cases.add(
            new Case(
                block.substring(0, schema),
                block.substring(schema + 18, output).strip(),
                block.substring(output + 18).replaceAll("\n+$", "")));
      }
    }
    return new GoldenFile(name, settings, cases);
  }
}
