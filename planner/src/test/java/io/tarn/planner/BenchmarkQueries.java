// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** The queries of TPC-H, TPC-DS and the star schema benchmark from Spark's test resources. */
final class BenchmarkQueries {
  private static final List<Integer> TWICE = List.of(14, 23, 24, 39);

  private static final List<Integer> IN_FLIGHT = List.of(3, 3, 4, 3);

  private BenchmarkQueries() {}

  static List<String> tpch() {
    return IntStream.rangeClosed(1, 22).mapToObj(i -> "tpch/q" + i + ".sql").toList();
  }

  static List<String> tpcds() {
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= 99; i++) {
      if (TWICE.contains(i)) {
        names.add("tpcds/q" + i + "a.sql");
        names.add("tpcds/q" + i + "b.sql");
      } else {
        names.add("tpcds/q" + i + ".sql");
      }
    }
    return names;
  }

  static List<String> ssb() {
    List<String> names = new ArrayList<>();
    for (int flight = 1; flight <= IN_FLIGHT.size(); flight++) {
      for (int i = 1; i <= IN_FLIGHT.get(flight - 1); i++) {
        names.add("ssb/" + flight + "." + i + ".sql");
      }
    }
    return names;
  }

  static String text(String name) {
    try (InputStream in = BenchmarkQueries.class.getClassLoader().getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
