// SPDX-License-Identifier: Apache-2.0
package io.tarn.load;

/** What happens to rows that do not fit the chosen types or the file's own layout. */
public enum BadRows {
  /** Nothing is loaded as long as the file has any; the error names them. */
  REFUSE,
  /** They are left out; the analysis counts and names them. */
  SKIP
}
