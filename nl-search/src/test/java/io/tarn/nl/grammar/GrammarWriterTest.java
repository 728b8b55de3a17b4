// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.nl.lexicon.Thesaurus;
import io.tarn.nl.schema.Similarity;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrammarWriterTest {
  private static final GrammarWriter.Prepared WRITER =
      new GrammarWriter(Thesaurus.load(), Similarity.NONE).prepare(Shop.gardens());

  private static String sql(String question) {
    List<Candidate> candidates = WRITER.write(question);
    return candidates.isEmpty() ? "" : candidates.get(0).sql().replace("main.green.", "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "How many gardeners are there? | SELECT COUNT(*) FROM gardener",
        "What are the names and ages of all gardeners? | SELECT name, age FROM gardener",
        "What is the average salary of gardeners? | SELECT AVG(salary) FROM gardener",
        "Which gardener has the highest salary? | SELECT name FROM gardener ORDER BY salary DESC LIMIT 1",
        "Who is the youngest gardener? | SELECT name FROM gardener ORDER BY age LIMIT 1",
        "Show the names of gardeners older than 40. | SELECT name FROM gardener WHERE age > 40",
        "How many red plants are there? | SELECT COUNT(*) FROM plants WHERE colour = 'Red'",
        "List the names of gardeners sorted by age in descending order. | SELECT name FROM gardener ORDER BY age DESC",
        "What is the area of the garden named \"Rose Hill\"? | SELECT area FROM gardens WHERE garden_name = 'Rose Hill'",
        "Find the names of gardeners whose salary is above the average. | SELECT name FROM gardener WHERE salary > (SELECT AVG(salary) FROM gardener)",
        "What are the different colours of plants? | SELECT DISTINCT colour FROM plants",
        "How many plants are there for each colour? | SELECT colour, COUNT(*) FROM plants GROUP BY colour",
        "Which plants are red or white? | SELECT latinName FROM plants WHERE (colour = 'Red' OR colour = 'White')"
      })
  void writes(String question, String expected) {
    assertThat(sql(question)).isEqualTo(expected);
  }

  @Test
  void excludesRowsThatHaveOthers() {
    assertThat(sql("Which gardeners do not have any plants?"))
        .isEqualTo(
            "SELECT name FROM gardener WHERE NOT (id IN (SELECT gardener_id FROM plants WHERE NOT"
                + " (gardener_id IS NULL)))");
  }

  @Test
  void joinsTablesTheQuestionDoesNotName() {
    assertThat(sql("How many plants are in gardens of the town Leiden?"))
        .contains("JOIN gardener")
        .contains("town = 'Leiden'");
  }

  @Test
  void sameQuestionSameAnswer() {
    String question = "Which town has the most gardens?";
    assertThat(WRITER.write(question)).isEqualTo(WRITER.write(question));
  }

  @Test
  void hasLittleConfidenceInWhatTheTablesDoNotHold() {
    List<Candidate> candidates =
        WRITER.write("What is the capital of the largest country on Mars?");
    assertThat(candidates).allSatisfy(c -> assertThat(c.confidence()).isLessThan(0.5));
  }

  @Test
  void noCandidateIsSurerThanTheOneBeforeIt() {
    assertThat(WRITER.write("Which gardeners grow red plants?"))
        .isSortedAccordingTo(Comparator.comparingDouble(candidate -> -candidate.confidence()));
  }

  @Test
  void explainsItself() {
    Candidate best = WRITER.write("How many plants are there for each colour?").get(0);
    assertThat(best.reading()).contains("*colour*");
    assertThat(best.tables()).containsExactly("main.green.plants");
  }
}
