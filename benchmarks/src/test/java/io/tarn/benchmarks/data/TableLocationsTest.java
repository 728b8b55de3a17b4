// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tables stand for their paths where an engine has no names for them. */
class TableLocationsTest {
  private static final TableLocations TABLES =
      new TableLocations("s", Map.of("orders", "/d/1", "nation", "/d/2"));

  private static final String ORDERS = "`orders` as (select * from delta.`/d/1`)";

  @Test
  void onlyTablesThatAreNamed() {
    assertThat(TABLES.inlined("select * from Orders"))
        .isEqualTo("with " + ORDERS + " select * from Orders");
    assertThat(TABLES.inlined("select 1")).isEqualTo("select 1");
  }

  @Test
  void queriesWithNamesOfTheirOwn() {
    assertThat(TABLES.inlined("-- a comment\n\nwith x as (select 1 from orders) select * from x"))
        .isEqualTo("with " + ORDERS + ", x as (select 1 from orders) select * from x");
  }

  @Test
  void insertsGoToThePath() {
    assertThat(TABLES.inlined("insert into orders values (1)"))
        .isEqualTo("insert into delta.`/d/1` values (1)");
  }
}
