// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl;

import io.tarn.api.Question;
import io.tarn.api.QuestionAnswerer;
import io.tarn.nl.search.DescribedTable;
import java.util.List;

/**
 * A question with what its writer may know.
 *
 * @param question the question
 * @param tables tables it may be about, best first; nothing the caller may not see
 * @param check tells whether a text is one query the caller may run
 */
public record AskedQuestion(
    Question question, List<DescribedTable> tables, QuestionAnswerer.DraftCheck check) {
  public AskedQuestion {
    tables = List.copyOf(tables);
  }
}
