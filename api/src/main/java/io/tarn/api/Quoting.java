// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

/** What double quotes mean in a session's SQL. Back-ticks always quote identifiers. */
public enum Quoting {
  /** As in Spark: double quotes make string literals. */
  SPARK,
  /** As in the SQL standard and as BI tools send: double quotes make identifiers. */
  ANSI
}
