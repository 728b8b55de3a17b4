// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

import io.tarn.api.IfMissing;
import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlWriter;

/** What an {@link AlterKeys} does to the constraints of a table. */
public sealed interface KeyChange {
  /** Writes it as it stands after the table's name. */
  void unparse(SqlWriter writer);

  /** {@code ADD [CONSTRAINT name] PRIMARY KEY (…)}, or {@code FOREIGN KEY (…) REFERENCES …}. */
  record Add(TableKey key) implements KeyChange {
    @Override
    public void unparse(SqlWriter writer) {
      writer.keyword("ADD");
      key.unparse(writer);
    }
  }

  /** {@code DROP CONSTRAINT [IF EXISTS] name}: a key, or a check. */
  record DropNamed(SqlIdentifier name, IfMissing ifMissing) implements KeyChange {
    @Override
    public void unparse(SqlWriter writer) {
      writer.keyword("DROP CONSTRAINT");
      unparseCondition(writer, ifMissing);
      name.unparse(writer, 0, 0);
    }
  }

  /** {@code DROP PRIMARY KEY [IF EXISTS]}. */
  record DropPrimary(IfMissing ifMissing) implements KeyChange {
    @Override
    public void unparse(SqlWriter writer) {
      writer.keyword("DROP PRIMARY KEY");
      unparseCondition(writer, ifMissing);
    }
  }

  /** {@code DROP FOREIGN KEY [IF EXISTS] (columns)}. */
  record DropForeign(List<SqlIdentifier> columns, IfMissing ifMissing) implements KeyChange {
    public DropForeign {
      columns = List.copyOf(columns);
    }

    @Override
    public void unparse(SqlWriter writer) {
      writer.keyword("DROP FOREIGN KEY");
      unparseCondition(writer, ifMissing);
      SqlWriter.Frame frame = writer.startList("(", ")");
      for (SqlIdentifier column : columns) {
        writer.sep(",");
        column.unparse(writer, 0, 0);
      }
      writer.endList(frame);
    }
  }

  private static void unparseCondition(SqlWriter writer, IfMissing ifMissing) {
    if (ifMissing == IfMissing.IGNORE) {
      writer.keyword("IF EXISTS");
    }
  }
}
