// SPDX-License-Identifier: Apache-2.0
package io.tarn.sqltests.generated;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Two small tables with a column of each type, few distinct values, and many NULLs. */
final class GeneratedTables {
  private static final String COLUMNS =
      "(id int, i int, l bigint, s smallint, t tinyint, d double, f float, n decimal(12,2),"
          + " m decimal(20,4), b boolean, x string, v string, y date, z timestamp,"
          + " w timestamp_ntz)";
  private static final List<String> TEXTS = List.of("''", "'a'", "'ab'", "'B'", "' b '", "'12'");
  private static final List<String> DAYS =
      List.of("1969-12-31", "2020-02-29", "2021-12-31", "2024-01-01");
  private static final List<String> TIMES = List.of("00:00:00", "12:34:56.789", "23:59:59.999999");

  private GeneratedTables() {}

  /** The same rows each time: what a seed found can be found again. */
  static List<String> statements() {
    Random random = new Random(20261122);
    return List.of(
        "create or replace table facts " + COLUMNS,
        insert("facts", 60, random),
        "create or replace table dims " + COLUMNS,
        insert("dims", 12, random));
  }

  private static String insert(String table, int rows, Random random) {
    return IntStream.range(0, rows)
        .mapToObj(id -> row(id, random))
        .collect(Collectors.joining(", ", "insert into " + table + " values ", ""));
  }

  private static String row(int id, Random random) {
    return List.of(
            String.valueOf(id),
            maybe(random, "" + (random.nextInt(7) - 2)),
            maybe(random, (random.nextInt(9) - 3) + "L"),
            maybe(random, random.nextInt(5) + "S"),
            maybe(random, random.nextInt(3) + "Y"),
            maybe(random, (random.nextInt(16) - 8) / 4.0 + "D"),
            maybe(random, (random.nextInt(8) - 4) / 2.0 + "F"),
            maybe(random, (random.nextInt(900) - 450) / 100.0 + "BD"),
            maybe(random, random.nextInt(90_000) / 10_000.0 + "BD"),
            maybe(random, String.valueOf(random.nextBoolean())),
            maybe(random, TEXTS.get(random.nextInt(TEXTS.size()))),
            maybe(random, TEXTS.get(random.nextInt(TEXTS.size()))),
            maybe(random, "date '" + day(random) + "'"),
            maybe(random, "timestamp '" + moment(random) + "'"),
            maybe(random, "timestamp_ntz '" + moment(random) + "'"))
        .stream()
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private static String day(Random random) {
    return DAYS.get(random.nextInt(DAYS.size()));
  }

  private static String moment(Random random) {
    return day(random) + " " + TIMES.get(random.nextInt(TIMES.size()));
  }

  private static String maybe(Random random, String value) {
    return random.nextInt(5) == 0 ? "null" : value;
  }
}
