// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.nl.lexicon.Thesaurus;
import io.tarn.nl.schema.ColumnView;
import io.tarn.nl.schema.ForeignKeyView;
import io.tarn.nl.schema.SampledValues;
import io.tarn.nl.schema.SchemaView;
import io.tarn.nl.schema.Similarity;
import io.tarn.nl.schema.TableView;
import io.tarn.nl.schema.ValueType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether the rules read a question in the right way among others, whichever is ranked first. */
class CandidatesTest {
  private static final Thesaurus ENGLISH = Thesaurus.load();

  private static List<String> candidates(SchemaView schema, Similarity near, String question) {
    return new GrammarWriter(ENGLISH, near)
        .prepare(schema).drafts(question).stream()
            .map(draft -> draft.sql().replace("main.green.", ""))
            .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "What are the highest, lowest and average price of plants? | SELECT MAX(price), MIN(price), AVG(price) FROM plants",
        "What is the average age and salary of gardeners? | SELECT AVG(age), AVG(salary) FROM gardener",
        "Find the latin names of plants whose price is higher than the price of all red plants. | SELECT latinName FROM plants WHERE price > (SELECT MAX(price) FROM plants WHERE colour = 'Red')",
        "Find the latin names of plants that have a higher price than some red plants. | SELECT latinName FROM plants WHERE price > (SELECT MIN(price) FROM plants WHERE colour = 'Red')",
        "Which gardeners have a salary above the average salary of gardeners older than 40? | SELECT name FROM gardener WHERE salary > (SELECT AVG(salary) FROM gardener WHERE age > 40)",
        "Which colours of plants have an average price above the average price of all plants? | SELECT colour FROM plants GROUP BY colour HAVING AVG(price) > (SELECT AVG(price) FROM plants)",
        "Show the towns of gardens with an area above 100 and an area below 20. | SELECT town FROM gardens WHERE area > 100 INTERSECT SELECT town FROM gardens WHERE area < 20",
        "Which gardens have at least two different gardeners? | SELECT t1.garden_name FROM gardens AS t1 JOIN gardener AS t2 ON t2.garden_id = t1.garden_id GROUP BY t1.garden_name, t1.garden_id HAVING COUNT(DISTINCT t2.id) >= 2",
        "What are the ids of gardeners who grow red plants? | SELECT gardener_id FROM plants WHERE colour = 'Red'",
        "Which gardeners have the word \"an\" in their name? | SELECT name FROM gardener WHERE name ILIKE '%an%'",
        "What is the price of the cheapest plant of each colour? | SELECT colour, MIN(price) FROM plants GROUP BY colour",
        "List the latin names of plants sorted by the ones with highest price first. | SELECT latinName FROM plants ORDER BY price DESC",
        "Which gardens opened in 2010 or later? | SELECT garden_name FROM gardens WHERE YEAR(opened) >= 2010",
        "Which plant costs the most? | SELECT latinName FROM plants ORDER BY price DESC LIMIT 1",
        "List the ids of all plants. | SELECT plant_id FROM plants",
        "Show the different towns of gardens. | SELECT town FROM gardens",
      })
  void holds(String question, String expected) {
    assertThat(candidates(Shop.gardens(), Similarity.NONE, question)).contains(expected);
  }

  @Test
  void goesRoundAnotherWayWhenTablesAreJoinedTwice() {
    ColumnView name = new ColumnView("name", ValueType.TEXT, "", List.of());
    ColumnView id = new ColumnView("id", ValueType.INTEGER, "", List.of());
    ColumnView from = new ColumnView("from_port", ValueType.INTEGER, "", List.of());
    ColumnView to = new ColumnView("to_port", ValueType.INTEGER, "", List.of());
    List<ForeignKeyView> keys =
        List.of(
            new ForeignKeyView(List.of("from_port"), "ports", List.of("id")),
            new ForeignKeyView(List.of("to_port"), "ports", List.of("id")));
    SchemaView schema =
        new SchemaView(
            List.of(
                table("ports", List.of(id, name), List.of()),
                table("ships", List.of(id, from, to), keys)),
            new SampledValues());
    List<String> sql = candidates(schema, Similarity.NONE, "Show the ships and names of ports.");
    assertThat(sql).anyMatch(query -> query.contains("from_port"));
    assertThat(sql).anyMatch(query -> query.contains("to_port"));
  }

  @Test
  void columnsAreSaidWithoutTheEndingOfTheirNames() {
    ColumnView id = new ColumnView("item_id", ValueType.INTEGER, "", List.of());
    ColumnView type = new ColumnView("item_type_code", ValueType.TEXT, "", List.of());
    SchemaView schema =
        new SchemaView(List.of(table("items", List.of(id, type), List.of())), new SampledValues());
    assertThat(candidates(schema, Similarity.NONE, "What are the types of items?"))
        .contains("SELECT item_type_code FROM items");
  }

  @Test
  void wordsNearInMeaningNameAColumn() {
    Similarity near = (word, name) -> word.equals("hue") && name.equals("colour") ? 0.8 : 0;
    assertThat(candidates(Shop.gardens(), near, "Show the hue of plants."))
        .contains("SELECT colour FROM plants");
  }

  private static TableView table(String name, List<ColumnView> columns, List<ForeignKeyView> keys) {
    return new TableView(
        List.of("main", "green", name),
        "",
        List.of(),
        columns,
        List.of(columns.get(0).name()),
        keys);
  }
}
