// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.schema;

import java.util.List;

/** Finds the columns that hold a phrase as a value; never gives a value its caller may not see. */
public interface ValueIndex {
  /** Values equal to the phrase up to case, punctuation and endings, best first. */
  List<ValueMatch> find(String phrase);

  /** What is known of the values of a column. */
  ColumnProfile profile(ColumnId column);

  /** A value that a phrase stands for; quality is 1 for the very same text. */
  record ValueMatch(ColumnId column, String value, double quality) {}

  /** Some values of a column, and whether any two rows of it were seen to be equal. */
  record ColumnProfile(List<String> samples, Repetition repetition) {
    public static final ColumnProfile UNKNOWN = new ColumnProfile(List.of(), Repetition.UNKNOWN);

    public ColumnProfile {
      samples = List.copyOf(samples);
    }
  }

  /** Whether values of a column occur more than once. */
  enum Repetition {
    UNKNOWN,
    UNIQUE,
    REPEATED
  }
}
