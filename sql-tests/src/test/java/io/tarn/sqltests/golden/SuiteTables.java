// SPDX-License-Identifier: Apache-2.0
package io.tarn.sqltests.golden;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The tables that every file of the suite may read, made once in {@code main.spark_suite}. */
final class SuiteTables {
  private static final List<String> NAMES =
      List.of("testdata", "arraydata", "mapdata", "aggtest", "onek", "tenk1");
  private static final String WISCONSIN =
      "(unique1 int, unique2 int, two int, four int, ten int, twenty int, hundred int,"
          + " thousand int, twothousand int, fivethous int, tenthous int, odd int, even int,"
          + " stringu1 string, stringu2 string, string4 string)";

  private final Path data;

  /**
   * @param data the folder with PostgreSQL's test data
   */
  SuiteTables(Path data) {
    this.data = data;
  }

  void create(Statement statement, Path files) throws SQLException, IOException {
    statement.execute("create schema if not exists main.spark_suite");
    statement.execute("use main.spark_suite");
    statement.execute(
        "create or replace table testdata as select cast(id as int) as key,"
            + " cast(id as string) as value from range(1, 101, 1, 1)");
    statement.execute(
        "create or replace table arraydata (arraycol array<int>, nestedarraycol array<array<int>>)");
    statement.execute(
        "insert into arraydata values (array(1, 2, 3), array(array(1, 2, 3))),"
            + " (array(2, 3, 4), array(array(2, 3, 4)))");
    statement.execute("create or replace table mapdata (mapcol map<int, string>)");
    statement.execute(
        "insert into mapdata select m from (values "
            + IntStream.rangeClosed(1, 5)
                .mapToObj(row -> "(" + row + ", map(" + entries(row) + "))")
                .collect(Collectors.joining(", "))
            + ") as t(k, m) order by k limit 5");
    copy(statement, files, "agg", "aggtest", "(a int, b float)");
    copy(statement, files, "onek", "onek", WISCONSIN);
    copy(statement, files, "tenk", "tenk1", WISCONSIN);
  }

  private static String entries(int row) {
    return IntStream.rangeClosed(1, 6 - row)
        .mapToObj(key -> key + ", '" + (char) ('a' + key - 1) + row + "'")
        .collect(Collectors.joining(", "));
  }

  private void copy(Statement statement, Path files, String file, String table, String columns)
      throws SQLException, IOException {
    Path source = files.resolve(file + ".data");
    Files.createDirectories(files);
    Files.copy(
        data.resolve(file + ".data"), source, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    statement.execute("create or replace table " + table + " " + columns);
    statement.execute(
        "copy into "
            + table
            + " from '"
            + source
            + "' fileformat = csv format_options ('sep' = '\t')");
  }

  /** Lets the current schema see the tables a file reads. */
  void show(Statement statement, GoldenFile file) throws SQLException {
    String text =
        file.cases().stream()
            .map(GoldenFile.Case::sql)
            .collect(Collectors.joining("\n"))
            .toLowerCase(Locale.ROOT);
    for (String name : NAMES) {
      if (text.contains(name)) {
        statement.execute("create view " + name + " as select * from main.spark_suite." + name);
      }
    }
  }
}
