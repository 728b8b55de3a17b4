// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.grammar;

import io.tarn.nl.schema.ColumnId;

/** What some words of a question may stand for in the schema, with a score up to about 1. */
sealed interface Link {
  double score();

  int table();

  /** The words name a table. */
  record ToTable(int table, double score) implements Link {}

  /** The words name a column. */
  record ToColumn(ColumnId column, double score) implements Link {
    @Override
    public int table() {
      return column.table();
    }
  }

  /** The words are a value of a column. */
  record ToValue(ColumnId column, String value, double score) implements Link {
    @Override
    public int table() {
      return column.table();
    }
  }
}
