// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.api.PlannedStatement;
import org.junit.jupiter.api.Test;

/** A query that comes again. */
class PlanCacheTest {
  private final Planning planning = Planning.everyType();

  @Test
  void isPlannedOnce() {
    PlannedStatement first = planning.plan("SELECT a FROM t");
    assertThat(planning.plan("SELECT a FROM t")).isSameAs(first);
  }

  @Test
  void isPlannedAnewWhenItsTableIsAnother() {
    PlannedStatement.Query first = planning.query("SELECT a FROM t");
    planning.catalog.view("main.default.t", "SELECT n_nationkey AS a FROM nation", "a bigint");
    PlannedStatement.Query second = planning.query("SELECT a FROM t");
    assertThat(second).isNotSameAs(first);
  }

  @Test
  void isPlannedForItsParameters() {
    String sql = "SELECT a FROM t WHERE a = ?";
    PlannedStatement one = planning.plan(sql, Planning.row(1));
    assertThat(planning.plan(sql, Planning.row(1))).isSameAs(one);
    assertThat(planning.plan(sql, Planning.row(2))).isNotEqualTo(one);
  }
}
