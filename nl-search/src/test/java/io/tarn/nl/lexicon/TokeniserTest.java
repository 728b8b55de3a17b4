// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TokeniserTest {
  private static List<String> texts(String question) {
    return Tokeniser.tokens(question).stream().map(Token::text).toList();
  }

  @Test
  void keepsQuotationsWhole() {
    assertThat(texts("songs called \"Let it be\" or 'Help!'"))
        .containsExactly("songs", "called", "Let it be", "or", "Help!");
  }

  @Test
  void takesPossessivesAndNegationsApart() {
    assertThat(texts("the student's name doesn't end"))
        .containsExactly("the", "student", "'s", "name", "does", "not", "end");
  }

  @Test
  void readsNumbersWithCommasAndDates() {
    assertThat(texts("more than $1,200.50 since 2020-01-31"))
        .containsExactly("more", "than", "1200.50", "since", "2020-01-31");
    assertThat(Tokeniser.tokens("since 2020-01-31").get(1).kind()).isEqualTo(Token.Kind.DATE);
  }

  @Test
  void anApostropheInAWordOpensNoQuotation() {
    assertThat(texts("O'Brien and D'Angelo")).containsExactly("O'Brien", "and", "D'Angelo");
  }
}
