// SPDX-License-Identifier: Apache-2.0
package io.tarn.load;

/**
 * What a piece of text looks like, before anything is known about its column. Shapes are disjoint;
 * a type is a set of them.
 */
enum Shape {
  TEXT,
  /** Digits with a leading zero, or an international phone number: never a number. */
  CODE,
  TRUE_FALSE,
  YES_NO,
  T_F,
  /** Fits 64 bits. */
  INTEGER,
  /** Does not fit 64 bits, but 38 digits. */
  BIG_INTEGER,
  /** {@code 12.5}: a decimal point that cannot be a thousands mark. */
  POINT_DECIMAL,
  /** {@code 1.234}: a decimal point or a thousands mark. */
  POINT_THREE,
  /** {@code 1.234.567}, {@code 1.234,5}. */
  POINT_GROUPED,
  /** {@code 12,5}: a decimal comma that cannot be a thousands mark. */
  COMMA_DECIMAL,
  /** {@code 1,234}: a decimal comma or a thousands mark. */
  COMMA_THREE,
  /** {@code 1,234,567}, {@code 1,234.5}. */
  COMMA_GROUPED,
  /** {@code 1 234}, {@code 1 234,5}. */
  SPACE_GROUPED,
  /** {@code 1'234}, {@code 1'234.5}. */
  APOSTROPHE_GROUPED,
  SCIENTIFIC,
  INFINITE,
  /** Year first. */
  ISO_DATE,
  /** {@code 31.12.2024}. */
  DOTTED_DATE,
  /** {@code 31/12/2024}. */
  DAY_FIRST_DATE,
  /** {@code 12/31/2024}. */
  MONTH_FIRST_DATE,
  /** {@code 03/04/2024}. */
  EITHER_DATE,
  ISO_TIMESTAMP,
  /** With an offset from UTC. */
  ZONED_TIMESTAMP,
  DOTTED_TIMESTAMP,
  DAY_FIRST_TIMESTAMP,
  MONTH_FIRST_TIMESTAMP,
  EITHER_TIMESTAMP
}
