// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.api.Lane;
import io.tarn.api.LanePreference;
import io.tarn.api.PlannedStatement;
import io.tarn.api.SessionOption;
import io.tarn.api.SessionSettings;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is on the interactive lane's list, and what the text says to make it Spark's. */
class InteractiveTextTest {
  private final Planning planning = Planning.everyType();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "select a / 2 from t | / CAST(",
        "select a / a from t | spark_divide(",
        "select a div 2 from t | spark_div(",
        "select d / d from t | spark_ratio(",
        "select avg(d) from t | spark_mean(",
        "select a from t order by a | ASC NULLS FIRST",
        "select a from t order by a desc | DESC NULLS LAST",
        "select cast(b as int) from t | spark_whole_text(",
        "select f = '1.5' from t | AS DOUBLE",
        "select a = '1' from t | AS BIGINT",
        "select b, a > 1, count(*) from t group by rollup(b, a > 1) | HAVING count(*) > 0",
        "select upper(b) from t | spark_upper(",
        "select trim(b) from t | , ' ')",
        "select round(dbl, 2) from t | spark_round(",
        "select sum(a) from t | AS BIGINT)",
        "select year(ts) from t | timezone('UTC', ",
        "select b like '5\\%' from t | ESCAPE"
      })
  void writesSparksMeaning(String sql, String part) {
    assertThat(interactive(sql)).contains(part);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "select arr from t | type ARRAY",
        "select b rlike 'a' from t | function rlike",
        "select collect_list(a) from t | aggregate function collect_list",
        "select rand() from t | function rand",
        "select cast(dbl as string) from t | cast of DOUBLE to STRING",
        "select date_format(ts, 'yyyy') from t | function date_format",
        "select b like '5\\\\x' from t | LIKE with this escape",
        "select b ilike 'A%' from t | ILIKE",
        "select not b ilike 'A%' from t | ILIKE",
        "select * from range(5) | table function or file source"
      })
  void refusesWhatIsNotListed(String sql, String reason) {
    PlannedStatement.Query query = planning.query(sql);
    assertThat(query.lanes()).containsOnlyKeys(Lane.SPARK);
    assertThat(query.notInteractive().orElseThrow()).contains(reason);
  }

  @Test
  void aColumnOfAnotherTypeDoesNotMatterUnlessItIsRead() {
    assertThat(interactive("select a from t where bi > 5")).contains("WHERE");
  }

  @Test
  void aValueStaysInItsLiteral() {
    assertThat(interactive("select * from (values ('a''; drop table x')) as v(y)"))
        .contains("'a''; drop table x'");
  }

  @Test
  void theSessionChooses() {
    SessionSettings settings = SessionSettings.defaults().with(SessionOption.LANE, "spark");
    Planning spark =
        new Planning(
            FakeCatalog.tpch().table(Planning.EVERY_TYPE),
            PlannerConfig.defaults(),
            settings,
            List.of());
    assertThat(settings.lane()).isEqualTo(LanePreference.SPARK);
    assertThat(spark.query("select 1").notInteractive()).contains("the session asks for Spark");
  }

  @Test
  void whatReadsTooMuchGoesToSpark() {
    Planning small =
        new Planning(
            FakeCatalog.tpch().table(Planning.EVERY_TYPE),
            PlannerConfig.defaults().withMaxInteractiveBytes(1),
            SessionSettings.defaults(),
            List.of());
    assertThat(small.query("select a from t").notInteractive().orElseThrow())
        .contains("interactive.max-scan-bytes");
  }

  @Test
  void onlyRepeatableQueriesHaveADigest() {
    assertThat(planning.query("select a from t").digest()).isNotEmpty();
    assertThat(planning.query("select current_timestamp(), a from t").digest()).isEmpty();
    assertThat(planning.query("select a from t where a > (select max(rand()) from t)").digest())
        .isEmpty();
    assertThat(planning.query("select a from t where dt = cast('today' as date)").digest())
        .isEmpty();
    assertThat(planning.query("select a from t where dt = 'yesterday'").digest()).isEmpty();
    assertThat(planning.query("select to_date('now'), a from t").digest()).isEmpty();
    assertThat(planning.query("select a from t where dt = cast('2026-01-02' as date)").digest())
        .isNotEmpty();
    assertThat(planning.query("select cast(b as date) from t").digest()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select a from t limit 3000000000",
        "select a from t where dt = cast('2023-02-29' as date)",
        "select a from t where dt = '2023-02-29'"
      })
  void whatNoJavaTypeHoldsIsLeftToSpark(String sql) {
    assertThat(planning.query(sql).lanes()).containsKey(Lane.SPARK);
  }

  @Test
  void anInsertHasRowsForTheGatewayToAppend() {
    assertThat(planning.write("insert into t (a, b) values (1, 'x')").rows()).isPresent();
    assertThat(planning.write("insert overwrite t (a) values (1)").rows()).isEmpty();
    assertThat(planning.write("insert into t (a) select size(arr) from t").rows()).isEmpty();
  }

  private String interactive(String sql) {
    PlannedStatement.Query query = planning.query(sql);
    assertThat(query.notInteractive()).isEmpty();
    return Objects.requireNonNull(query.lanes().get(Lane.INTERACTIVE)).text();
  }
}
