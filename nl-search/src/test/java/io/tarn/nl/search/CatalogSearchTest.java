// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.api.PlanningContext;
import io.tarn.api.Question;
import io.tarn.api.SearchHit;
import io.tarn.api.SessionSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CatalogSearchTest {
  private static final PlanningContext ANN = caller("ann");

  private final ViewCatalog catalog =
      new ViewCatalog()
          .with("shop", "invoices", "invoice_no", "total_amt")
          .with("shop", "customers", "cust_no", "city")
          .with("hr", "salaries", "emp_no", "amount");

  private final CatalogSearch search =
      new CatalogSearch(
          catalog,
          (user, table) -> user.equals("boss") || !table.schema().equals("hr"),
          LetterEncoder::new);

  @AfterEach
  void close() {
    search.close();
  }

  @Test
  void tablesComeWithTheColumnsThatFit() {
    List<SearchHit> hits = search.search("total of invoices", 10, ANN);
    assertThat(hits.get(0).table().table()).isEqualTo("invoices");
    assertThat(hits.get(0).kind()).isEqualTo(SearchHit.Kind.VIEW);
    assertThat(hits)
        .anyMatch(
            hit ->
                hit.kind() == SearchHit.Kind.COLUMN
                    && hit.column().equals(Optional.of("total_amt")));
    assertThat(search.search("total of invoices", 1, ANN)).hasSize(1);
  }

  @Test
  void eachCallerFindsWhatHeMaySee() {
    assertThat(search.search("salaries", 10, ANN)).noneMatch(hit -> isIn(hit, "hr"));
    assertThat(search.search("salaries", 10, caller("boss"))).anyMatch(hit -> isIn(hit, "hr"));
    assertThat(search.about(question("salaries", Optional.empty()), 10))
        .noneMatch(table -> table.name().schema().equals("hr"));
  }

  @Test
  void aQuestionAboutASchemaStaysThere() {
    catalog.with("other", "invoices", "invoice_no");
    await(() -> !search.search("invoices", 10, ANN).isEmpty());
    assertThat(
            search.about(
                question("invoices", Optional.of(new Question.SchemaName("MAIN", "Other"))), 10))
        .extracting(table -> table.name().schema())
        .containsOnly("other");
  }

  @Test
  void changesOfTheCatalogShowWithinSeconds() {
    assertThat(search.search("lighthouses", 10, ANN))
        .noneMatch(hit -> hit.table().table().equals("lighthouses"));
    catalog.with("sea", "lighthouses", "beam_colour");
    await(() -> search.search("lighthouses", 10, ANN).stream().anyMatch(h -> isIn(h, "sea")));
    catalog.drop("sea", "lighthouses");
    await(() -> search.search("lighthouses", 10, ANN).stream().noneMatch(h -> isIn(h, "sea")));
  }

  private static void await(Callable<Boolean> condition) {
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(condition);
  }

  private static boolean isIn(SearchHit hit, String schema) {
    return hit.table().schema().equals(schema);
  }

  private static Question question(String text, Optional<Question.SchemaName> schema) {
    return new Question(text, schema, ANN);
  }

  private static PlanningContext caller(String user) {
    return new PlanningContext(user, SessionSettings.defaults());
  }
}
