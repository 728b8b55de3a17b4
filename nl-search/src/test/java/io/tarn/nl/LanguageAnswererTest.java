// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.api.ErrorCode;
import io.tarn.api.Estimate;
import io.tarn.api.PinnedTable;
import io.tarn.api.PlannedStatement;
import io.tarn.api.PlanningContext;
import io.tarn.api.Question;
import io.tarn.api.QuestionAnswerer;
import io.tarn.api.SessionSettings;
import io.tarn.api.SqlDraft;
import io.tarn.api.TableName;
import io.tarn.api.TableSnapshot;
import io.tarn.api.TableVisibility;
import io.tarn.api.WarehouseException;
import io.tarn.nl.search.CatalogSearch;
import io.tarn.nl.search.LetterEncoder;
import io.tarn.nl.search.ViewCatalog;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LanguageAnswererTest {
  private static final TableVisibility NOT_HR = (user, table) -> !table.schema().equals("hr");

  private final QuestionLog log = new QuestionLog(Clock.systemUTC(), 3);
  private final CatalogSearch search =
      new CatalogSearch(
          new ViewCatalog().with("shop", "orders", "order_no").with("hr", "salaries", "amount"),
          NOT_HR,
          LetterEncoder::new);
  private final List<AskedQuestion> asked = new ArrayList<>();

  @AfterEach
  void close() {
    search.close();
  }

  @Test
  void theFirstWriterWithASureAndLawfulDraftWins() {
    SqlDraft draft =
        answerer(offering("refused", 0.9), offering("reads orders", 0.2), offering("orders", 0.8))
            .draft(question("orders?", "ann"), LanguageAnswererTest::check);
    assertThat(draft.sql()).isEqualTo("orders");
    assertThat(draft.tables()).containsExactly(new TableName("main", "shop", "orders"));
  }

  @Test
  void anUnsureDraftIsAnHonestRefusal() {
    assertThatThrownBy(
            () ->
                answerer(offering("orders", 0.3))
                    .draft(question("orders?", "ann"), LanguageAnswererTest::check))
        .hasMessageContaining("too unsure (0.30)")
        .isInstanceOfSatisfying(
            WarehouseException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.QUESTION_NOT_ANSWERED));
  }

  @Test
  void whatTheCallerMayNotSeeIsNeitherShownNorRead() {
    QuestionAnswerer answerer = answerer(offering("salaries", 0.9));
    assertThatThrownBy(
            () -> answerer.draft(question("salaries?", "ann"), LanguageAnswererTest::check))
        .isInstanceOf(WarehouseException.class);
    assertThat(asked)
        .allSatisfy(
            question ->
                assertThat(question.tables())
                    .noneMatch(table -> table.name().schema().equals("hr")));
  }

  @Test
  void theSameQuestionOfTheSameCallerIsWrittenOnce() {
    QuestionAnswerer answerer = answerer(offering("orders", 0.9));
    answerer.draft(question("orders?", "ann"), LanguageAnswererTest::check);
    answerer.draft(question("orders?", "ann"), LanguageAnswererTest::check);
    assertThat(asked).hasSize(1);
    answerer.draft(question("orders?", "bob"), LanguageAnswererTest::check);
    assertThat(asked).hasSize(2);
    assertThatThrownBy(
            () ->
                answerer.draft(
                    question("orders?", "ann"),
                    sql -> {
                      throw WarehouseException.of(ErrorCode.PERMISSION_DENIED, "not any more");
                    }))
        .hasMessageContaining("not any more");
  }

  @Test
  void theReasonOfAWriterIsTold() {
    assertThatThrownBy(
            () ->
                answerer(q -> SqlWriter.Written.nothing("there is no weather here"))
                    .draft(question("orders tomorrow?", "ann"), LanguageAnswererTest::check))
        .hasMessageContaining("no weather here");
    assertThatThrownBy(
            () -> answerer().draft(question("orders?", "ann"), LanguageAnswererTest::check))
        .hasMessageContaining("nl.model.provider");
  }

  @Test
  void questionsAreLoggedForTheirAskerAndTheAdministrator() {
    answerer(offering("orders", 0.9))
        .draft(question("orders?", "ann"), LanguageAnswererTest::check);
    assertThatThrownBy(
            () -> answerer().draft(question("orders again?", "bob"), LanguageAnswererTest::check))
        .isInstanceOf(WarehouseException.class);
    assertThat(rows("ann")).hasSize(1);
    assertThat(rows("ann").get(0)).contains("orders?", "answered", "orders", "grammar");
    assertThat(rows("bob").get(0)).contains("orders again?", "refused");
    assertThat(rows("admin")).hasSize(2);
    assertThat(log.table().schema().getFields()).hasSameSizeAs(rows("ann").get(0));
  }

  private List<List<@Nullable Object>> rows(String user) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    log.rows(user).forEach(rows::add);
    return rows;
  }

  private LanguageAnswerer answerer(SqlWriter... writers) {
    return new LanguageAnswerer(AnswererConfig.defaults(), search, NOT_HR, List.of(writers), log);
  }

  private SqlWriter offering(String sql, double confidence) {
    return question -> {
      asked.add(question);
      return new SqlWriter.Written(
          List.of(
              new SqlDraft(sql, List.of(), List.of(), confidence, "So", SqlDraft.Writer.GRAMMAR)),
          "");
    };
  }

  private static Question question(String text, String user) {
    return new Question(
        text, Optional.empty(), new PlanningContext(user, SessionSettings.defaults()));
  }

  /** Takes a text for the name of the table it reads. */
  private static PlannedStatement.Query check(String sql) {
    if (sql.equals("refused")) {
      throw WarehouseException.of(ErrorCode.INVALID_SQL, "refused");
    }
    String table = sql.replaceAll(".* ", "");
    TableName name = new TableName("main", table.equals("salaries") ? "hr" : "shop", table);
    TableSnapshot snapshot =
        new TableSnapshot(
            URI.create("file:/t"),
            0,
            true,
            0,
            new Schema(List.of()),
            List.of(),
            Map.of(),
            Set.of(),
            new TableSnapshot.Statistics(0, 0, OptionalLong.of(0)));
    return new PlannedStatement.Query(
        new Schema(List.of()),
        List.of(new PinnedTable(name, snapshot)),
        new Estimate(1, 1, 1, 1),
        Map.of(),
        "");
  }
}
