// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner.duckdb;

/** Says what keeps a query off the interactive lane; never leaves this package. */
final class OffListException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param what completes "the interactive lane has no …"
   */
  OffListException(String what) {
    super(what, null, false, false);
  }

  String what() {
    return String.valueOf(getMessage());
  }
}
