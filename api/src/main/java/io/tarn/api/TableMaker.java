// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

/** Who makes version 0 of a table. */
public enum TableMaker {
  GATEWAY,
  /** The statement that fills it makes it: only the engine knows the table's rules. */
  ENGINE
}
