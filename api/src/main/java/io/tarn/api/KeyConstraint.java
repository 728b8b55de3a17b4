// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An informational key: told to clients and the planner, not enforced on writes. */
public sealed interface KeyConstraint {
  /** Constraint name, unique within its table. */
  String name();

  /** Columns of this table, in key order. */
  List<String> columns();

  /**
   * @param name constraint name
   * @param columns key columns
   */
  record PrimaryKey(String name, List<String> columns) implements KeyConstraint {
    public PrimaryKey {
      columns = List.copyOf(columns);
    }
  }

  /**
   * @param name constraint name
   * @param columns referencing columns
   * @param referenced table that holds the key
   * @param referencedColumns its columns, as many as {@code columns}
   */
  record ForeignKey(
      String name, List<String> columns, TableName referenced, List<String> referencedColumns)
      implements KeyConstraint {
    public ForeignKey {
      columns = List.copyOf(columns);
      referencedColumns = List.copyOf(referencedColumns);
      if (columns.size() != referencedColumns.size()) {
        throw new IllegalArgumentException("a foreign key has as many columns as its target");
      }
    }
  }

  /** The first primary key of a list. */
  static Optional<PrimaryKey> primaryKey(List<KeyConstraint> constraints) {
    @Nullable PrimaryKey found = null;
    for (KeyConstraint constraint : constraints) {
      if (found == null && constraint instanceof PrimaryKey key) {
        found = key;
      }
    }
    return Optional.ofNullable(found);
  }
}
