// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc;

/** What an ingest does about the table, after Flight SQL's table definition options. */
public enum IngestMode {
  /** The table must not exist; it is created. */
  CREATE,
  /** The table must exist. */
  APPEND,
  /** Created if it does not exist. */
  CREATE_OR_APPEND,
  /** Replaced if it exists. */
  REPLACE
}
