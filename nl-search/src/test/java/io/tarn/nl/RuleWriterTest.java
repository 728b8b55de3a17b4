// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.api.PlanningContext;
import io.tarn.api.Question;
import io.tarn.api.QuestionAnswerer.DraftCheck;
import io.tarn.api.SessionSettings;
import io.tarn.api.SqlDraft;
import io.tarn.api.TableName;
import io.tarn.nl.search.CatalogSearch;
import io.tarn.nl.search.LetterEncoder;
import io.tarn.nl.search.ViewCatalog;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RuleWriterTest {
  private static final PlanningContext ANN = new PlanningContext("ann", SessionSettings.defaults());
  private static final DraftCheck UNUSED =
      sql -> {
        throw new IllegalStateException("the rules do not check: their caller does");
      };

  private final CatalogSearch search =
      new CatalogSearch(
          new ViewCatalog()
              .with("shop", "customers", "name", "city")
              .with("shop", "orders", "status", "city")
              .with("secret", "customers", "name", "card"),
          (user, table) -> !table.schema().equals("secret"),
          LetterEncoder::new);

  @AfterEach
  void close() {
    search.close();
  }

  @Test
  void namesOfAllThreeLevelsAndTheTablesReadAreGiven() {
    SqlDraft draft = first("How many customers are there?");
    assertThat(draft.sql().toLowerCase(Locale.ROOT))
        .contains("count(*)")
        .contains("main.shop.customers");
    assertThat(draft.tables()).containsExactly(new TableName("main", "shop", "customers"));
    assertThat(draft.writer()).isEqualTo(SqlDraft.Writer.GRAMMAR);
    assertThat(draft.reading()).isNotEmpty();
  }

  @Test
  void theSameQuestionGetsTheSameQuery() {
    assertThat(first("What are the cities of customers?"))
        .isEqualTo(first("What are the cities of customers?"));
  }

  @Test
  void schemasTheCallerMayNotSeeAreNotUsed() {
    assertThat(write("cards of customers").drafts())
        .noneMatch(draft -> draft.sql().contains("secret"));
  }

  private SqlDraft first(String text) {
    return write(text).drafts().get(0);
  }

  private SqlWriter.Written write(String text) {
    Question question = new Question(text, Optional.empty(), ANN);
    return new RuleWriter(search)
        .write(new AskedQuestion(question, search.about(question, 12), UNUSED));
  }
}
