// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.api.DataSearch;
import io.tarn.api.PlannedStatement;
import io.tarn.api.PlanningContext;
import io.tarn.api.Question;
import io.tarn.api.QuestionAnswerer;
import io.tarn.api.SearchHit;
import io.tarn.api.SessionSettings;
import io.tarn.api.SqlDraft;
import io.tarn.api.TableName;
import io.tarn.api.WarehouseException;
import io.tarn.testkit.OpenAccess;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanguagePlannerTest {
  private static final PlanningContext ANN = new PlanningContext("ann", SessionSettings.defaults());
  private static final String GOOD = "select count(*) as n from samples.tpch.nation";

  @Test
  void anAnswerIsTheQueryOfItsDraft() {
    PlannedStatement.Answer answer =
        (PlannedStatement.Answer) plan("ask 'how many nations?'", writing(GOOD));
    assertThat(answer.query().inputs())
        .extracting(input -> input.name().toString())
        .containsExactly("samples.tpch.nation");
    assertThat(answer.notes()).anyMatch(note -> note.equals("SQL: " + GOOD));
    assertThat(answer.notes()).anyMatch(note -> note.startsWith("Reading: "));
    assertThat(answer.description().returnsRows()).isTrue();
  }

  @Test
  void theAnswererIsToldTheSchemaAndTheCaller() {
    QuestionAnswerer asserting =
        (question, check) -> {
          assertThat(question.text()).isEqualTo("it's how many?");
          assertThat(question.caller().user()).isEqualTo("ann");
          assertThat(question.schema()).contains(new Question.SchemaName("samples", "tpch"));
          return draft(GOOD);
        };
    plan("ASK 'it\\'s how many?' IN SCHEMA samples.TPCH", asserting);
    assertThatThrownBy(() -> plan("ask 'x' in schema nowhere.nothing", writing(GOOD)))
        .hasMessageContaining("nowhere");
  }

  @Test
  void explainTellsHowItIsUnderstoodAndRunsNothing() {
    PlannedStatement.Rows rows =
        (PlannedStatement.Rows) plan("explain ask 'how many nations?'", writing(GOOD));
    assertThat(rows.rows())
        .extracting(row -> row.get(0))
        .containsExactly("reading", "sql", "tables", "versions", "confidence", "writer", "engine");
    assertThat(rows.rows().get(1).get(1)).isEqualTo(GOOD);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "drop table samples.tpch.nation",
        "insert into samples.tpch.nation select * from samples.tpch.nation",
        "create table main.default.stolen as select * from samples.tpch.customer",
        "create view main.default.v as select 1 as x",
        "copy into main.default.x from '/etc' fileformat = csv",
        "select 1; drop table samples.tpch.nation",
        "select * from samples.tpch.nation;; select 2",
        "select reflect('java.lang.Runtime', 'getRuntime')",
        "select java_method('java.lang.System', 'exit', 1) from samples.tpch.nation",
        "select * from delta.`/etc`",
        "select * from parquet.`/tables/x`",
        "select * from csv.`file:///etc/passwd`",
        "select * from read_files('/etc/passwd')",
        "select * from other.secret.salaries",
        "select * from system.query.history",
        "show tables",
        "describe samples.tpch.nation",
        "explain select 1",
        "use samples.tpch",
        "set lane = spark",
        "ask 'and again?'",
        "search 'more'",
        "select * from samples.tpch.nation where n_nationkey = ?",
        "not sql at all",
        ""
      })
  void whateverIsNotOneQueryOfTheCallersIsRefused(String hostile) {
    for (String statement : List.of("ask 'x'", "explain ask 'x'")) {
      assertThatThrownBy(() -> plan(statement, writing(hostile)))
          .isInstanceOf(WarehouseException.class);
      assertThatThrownBy(() -> plan(statement, (question, check) -> draft(hostile)))
          .as("an answerer that does not check")
          .isInstanceOf(WarehouseException.class);
    }
  }

  @Test
  void aSearchGivesRows() {
    DataSearch search =
        (words, limit, caller) ->
            List.of(
                new SearchHit(
                    SearchHit.Kind.COLUMN,
                    new TableName("samples", "tpch", "nation"),
                    Optional.of("n_name"),
                    limit,
                    words + " for " + caller.user()));
    PlannedStatement.Rows rows =
        (PlannedStatement.Rows)
            planner(writing(GOOD), search).plan("search 'lands' limit 7", List.of(), ANN);
    assertThat(rows.rows())
        .containsExactly(List.of("column", "samples.tpch.nation", "n_name", 7.0, "lands for ann"));
  }

  @Test
  void theWordsRemainNames() {
    PlannedStatement plan =
        plan("select ask, search from (values (1, 2)) as t(ask, search)", writing(GOOD));
    assertThat(plan.description().result().getFields()).hasSize(2);
  }

  private static PlannedStatement plan(String sql, QuestionAnswerer answerer) {
    DataSearch nothing = (words, limit, caller) -> List.of();
    return planner(answerer, nothing).plan(sql, List.of(), ANN);
  }

  private static CalcitePlanner planner(QuestionAnswerer answerer, DataSearch search) {
    FakeCatalog catalog = FakeCatalog.tpch();
    return new CalcitePlanner(
        PlannerConfig.defaults(),
        catalog,
        catalog,
        List.of(),
        Planning.open(new OpenAccess()),
        new LanguageServices(answerer, search),
        Optional.empty());
  }

  private static QuestionAnswerer writing(String sql) {
    return (question, check) -> {
      check.check(sql);
      return draft(sql);
    };
  }

  private static SqlDraft draft(String sql) {
    return new SqlDraft(sql, List.of(), List.of(), 0.9, "So", SqlDraft.Writer.MODEL);
  }
}
