// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.grammar;

import io.tarn.nl.grammar.DevSet.Question;
import java.util.List;

/** The drafts for a question, which of them answer it, and how long writing them took. */
record Trial(Question question, List<Draft> drafts, List<Boolean> right, double millis) {
  boolean isAnswerable() {
    return question.gold() != null;
  }

  boolean isRight(Draft draft) {
    for (int i = 0; i < drafts.size(); i++) {
      if (drafts.get(i).sql().equals(draft.sql())) {
        return right.get(i);
      }
    }
    throw new IllegalArgumentException("no draft of this trial: " + draft.sql());
  }
}
