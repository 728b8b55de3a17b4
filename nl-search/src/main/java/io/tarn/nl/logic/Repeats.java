// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.logic;

/** What becomes of equal rows or values. */
public enum Repeats {
  KEPT,
  DROPPED
}
