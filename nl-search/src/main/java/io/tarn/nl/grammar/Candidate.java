// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.grammar;

import io.tarn.nl.logic.Query;
import java.util.List;

/**
 * One way to answer a question.
 *
 * @param confidence how likely it is right, from 0 to 1
 * @param reading what it does, in English
 * @param tables names of the tables it reads
 * @param columns names of the columns it uses, as table.column
 */
public record Candidate(
    Query query,
    String sql,
    double confidence,
    String reading,
    List<String> assumptions,
    List<String> tables,
    List<String> columns) {
  public Candidate {
    assumptions = List.copyOf(assumptions);
    tables = List.copyOf(tables);
    columns = List.copyOf(columns);
  }
}
