// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

/** What a {@code CREATE} does when the name is taken. */
public enum IfExists {
  FAIL,
  /** {@code IF NOT EXISTS}: nothing happens. */
  IGNORE,
  /** {@code OR REPLACE}. */
  REPLACE
}
