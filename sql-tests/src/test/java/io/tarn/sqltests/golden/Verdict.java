// SPDX-License-Identifier: Apache-2.0
package io.tarn.sqltests.golden;

import java.util.List;

/**
 * What came of one query.
 *
 * @param detail the reason of what did not pass
 */
record Verdict(Kind kind, String sql, String detail) {
  enum Kind {
    /** Spark's columns and rows, or an error of the same condition. */
    PASSED,
    /** Spark's types and rows under other column names. */
    OTHER_NAMES,
    /** Refused with a code, though Spark answers. */
    REFUSED,
    /** An error here and in Spark, but of another condition. */
    OTHER_ERROR,
    /** Spark answered under settings that cannot be chosen here. */
    OTHER_SETTINGS,
    /** Other rows or types than Spark's, or rows where Spark has an error. */
    WRONG,
    /** No query: a statement before the queries, refused here. */
    SETUP,
    /** An error without a code, or one that calls itself a defect. */
    UNCODED
  }

  static Verdict of(Kind kind, GoldenFile.Case query, String detail) {
    return new Verdict(kind, query.sql(), detail);
  }

  static long count(List<Verdict> verdicts, Kind kind) {
    return verdicts.stream().filter(v -> v.kind() == kind).count();
  }
}
