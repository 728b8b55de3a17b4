// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.lexicon;

/** What a word or phrase does to a query; the phrases are in {@code cues.txt}. */
public enum Cue {
  COUNT,
  SUM,
  AVERAGE,
  MAXIMUM,
  MINIMUM,
  MOST,
  LEAST,
  HIGHEST,
  LOWEST,
  COMMON,
  RARE,
  GREATER,
  LESS,
  AT_LEAST,
  AT_MOST,
  OR_MORE,
  OR_LESS,
  EXACTLY,
  MULTIPLE,
  AFTER,
  BEFORE,
  BETWEEN,
  EACH,
  GROUPED,
  ORDER,
  ASCENDING,
  DESCENDING,
  OLD_FIRST,
  YOUNG_FIRST,
  DISTINCT,
  NOT,
  AND,
  OR,
  BUT,
  BOTH,
  EITHER,
  CONTAINS,
  STARTS,
  ENDS,
  MISSING,
  PRESENT,
  ASK_WHO,
  ASK_WHEN,
  ASK_WHERE,
  ASK_WHAT,
  HOW_MUCH,
  HOW_OLD,
  HOW_LONG,
  REQUEST,
  RELATIVE,
  PREPOSITION,
  POSSESSIVE,
  EVERYTHING,
  FILLER,
  THOUSAND,
  MILLION,
  BILLION,
  YES,
  TOP;

  public boolean isAggregate() {
    return this == SUM || this == AVERAGE || this == MAXIMUM || this == MINIMUM;
  }

  public boolean isQuestionWord() {
    return this == ASK_WHAT
        || this == ASK_WHEN
        || this == ASK_WHERE
        || this == ASK_WHO
        || this == HOW_MUCH
        || this == HOW_OLD
        || this == HOW_LONG;
  }
}
