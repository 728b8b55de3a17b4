// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.Schema;

/** What a three-level name stands for. */
public sealed interface TableEntry {
  TableName name();

  Optional<String> comment();

  /** The user who owns it. */
  String owner();

  /**
   * A Delta table. Columns and comments of columns are in its snapshot's schema.
   *
   * @param location directory that holds {@code _delta_log}
   * @param constraints informational keys
   * @param policies its row filter and column masks
   */
  record DeltaTable(
      TableName name,
      Optional<String> comment,
      String owner,
      URI location,
      List<KeyConstraint> constraints,
      TablePolicies policies)
      implements TableEntry {
    public DeltaTable {
      constraints = List.copyOf(constraints);
    }

    /** A table without row filters and masks. */
    public DeltaTable(
        TableName name,
        Optional<String> comment,
        String owner,
        URI location,
        List<KeyConstraint> constraints) {
      this(name, comment, owner, location, constraints, TablePolicies.NONE);
    }
  }

  /**
   * A stored query.
   *
   * @param sql its text, as written
   * @param namespace settings under which its unqualified names resolve: current catalog, schema
   *     and quoting when it was made
   * @param schema its columns when it was made
   */
  record View(
      TableName name,
      Optional<String> comment,
      String owner,
      String sql,
      SessionSettings namespace,
      Schema schema)
      implements TableEntry {}

  /**
   * A table whose rows the gateway itself holds, such as {@code system.query.history}.
   *
   * @param schema its columns
   */
  record SystemTable(TableName name, Optional<String> comment, String owner, Schema schema)
      implements TableEntry {}
}
