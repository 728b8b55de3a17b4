// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

/** What a {@code DROP} does when there is no such name. */
public enum IfMissing {
  FAIL,
  /** {@code IF EXISTS}: nothing happens. */
  IGNORE
}
