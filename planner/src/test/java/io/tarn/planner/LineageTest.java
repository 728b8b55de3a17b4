// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.api.FunctionEntry;
import io.tarn.api.FunctionName;
import io.tarn.api.Lineage;
import io.tarn.api.PlanningContext;
import io.tarn.api.PolicyCall;
import io.tarn.api.PolicyCall.Argument;
import io.tarn.api.SessionSettings;
import io.tarn.api.TablePolicies;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What statements say they read and wrote. */
class LineageTest {
  private final Planning planning =
      new Planning(
          FakeCatalog.tpch()
              .table("main.default.t:a int,b string,c int")
              .table("main.default.u:a int,b string,c int")
              .table("main.default.lookup:k int,secret string")
              .view(
                  "main.default.v",
                  "select a + c as x, b as y from main.default.t",
                  "x int,y string")
              .view("main.default.w", "select x from main.default.v", "x int"));

  /** As {@code sources>target: column>column, …}, without {@code main.default}. */
  private String lineage(String sql) {
    Lineage lineage =
        planning
            .planner()
            .traced(sql, List.of(), new PlanningContext("ann", SessionSettings.defaults()))
            .lineage()
            .get();
    String columns =
        lineage.columns().stream()
            .map(
                flow ->
                    name(flow.source())
                        + "."
                        + flow.sourceColumn()
                        + flow.targetColumn().map(into -> ">" + into).orElse(""))
            .sorted()
            .collect(Collectors.joining(" "));
    return lineage.sources().stream()
            .map(LineageTest::name)
            .sorted()
            .collect(Collectors.joining(" "))
        + lineage.target().map(into -> ">" + name(into)).orElse("")
        + (columns.isEmpty() ? "" : ": " + columns);
  }

  private static String name(Lineage.Dataset dataset) {
    return dataset.table().map(name -> name.table()).orElseGet(() -> dataset.path().orElseThrow());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          select a, b from t where c = 1                              | t: t.a t.b
          select a + (select max(c) from u) as n from t               | t u: t.a u.c
          select x from v                                             | t v: t.a t.c v.x
          select x from w                                             | t v w: t.a t.c v.x w.x
          select p.x from v p join v q on p.y = q.y                   | t v: t.a t.c v.x
          select count(*) as n, sum(c) as s from t group by b         | t: t.c
          with q as (select a from t union all select c from u) select * from q | t u: t.a u.c
          select a, rank() over (order by b) as r from t              | t: t.a t.b
          insert into u (c, a) select a, c from t                     | t>u: t.a>c t.c>a
          insert into u by name select a as c, b from t               | t>u: t.a>c t.b>b
          insert into u values (1, 'x', 2)                            | >u
          create table n as select x, y as z from v                   | t v>n: t.a>x t.b>z t.c>x v.x>x v.y>z
          create view n (m) as select upper(b) from t                 | t>n: t.b>m
          create table n shallow clone lookup                         | lookup>n: lookup.k>k lookup.secret>secret
          update u set a = 1, b = (select max(b) from t)              | t>u: t.b>b
          delete from u where a in (select a from t)                  | t>u
          merge into u using v s on u.a = s.x when matched then update set b = s.y when not matched then insert (a, c) values (s.x, 1) | t v>u: t.a>a t.b>b t.c>a v.x>a v.y>b
          merge into u using (select a, b, c from t) s on u.a = s.a when matched then update set * when not matched then insert * | t>u: t.a>a t.b>b t.c>c
          explain select a from t                                     | ''
          show tables                                                 | ''
          """)
  void tellsWhereRowsComeFrom(String sql, String expected) {
    assertThat(lineage(sql)).as(sql).isEqualTo(expected);
  }

  @Test
  void isWorkedOutOnceForAPlanThatIsKept() {
    String sql = "select a from t";
    assertThat(planning.plan(sql)).isSameAs(planning.plan(sql));
    assertThat(lineage(sql)).isEqualTo("t: t.a").isEqualTo(lineage(sql));
  }

  @Test
  void followsFunctionsButNotPolicies() {
    function("hide", "STRING", "(SELECT max(secret) FROM lookup WHERE k = i)", "i INT");
    function("may", "BOOLEAN", "EXISTS (SELECT 1 FROM lookup WHERE k = i)", "i INT");
    function("told", "STRING", "(SELECT max(secret) FROM lookup)", "i INT");
    assertThat(lineage("select told(a) as s from u")).isEqualTo("lookup u: lookup.secret");
    planning.catalog.policies(
        "main.default.t",
        new TablePolicies(
            List.of(call("may", Argument.column("a"))),
            Map.of("b", call("hide", Argument.column("a")))));
    assertThat(lineage("select b from t")).isEqualTo("t: t.b");
    assertThat(lineage("select x, y from v")).isEqualTo("t v: t.a t.b t.c v.x v.y");
    assertThat(lineage("create table n as select b from t")).isEqualTo("t>n: t.b>b");
    assertThat(lineage("delete from t where a = 1")).isEqualTo(">t");
    // Read for itself it is a source, yet not for what the mask reads of it.
    assertThat(lineage("select b, k from t join lookup on a = k"))
        .isEqualTo("lookup t: lookup.k t.b");
  }

  private static PolicyCall call(String function, Argument... arguments) {
    return new PolicyCall(new FunctionName("main", "default", function), List.of(arguments));
  }

  private void function(String name, String type, String body, String parameter) {
    planning.catalog.function(
        new FunctionEntry(
            new FunctionName("main", "default", name),
            List.of(
                new FunctionEntry.Parameter(
                    parameter.substring(0, parameter.indexOf(' ')),
                    parameter.substring(parameter.indexOf(' ') + 1),
                    Optional.empty(),
                    Optional.empty())),
            type,
            body,
            Optional.empty(),
            "bea",
            SessionSettings.defaults()));
  }
}
