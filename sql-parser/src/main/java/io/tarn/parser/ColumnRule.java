// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlWriter;

/** Where the values of a column come from that an INSERT does not give. */
public sealed interface ColumnRule {
  SqlIdentifier column();

  /** Writes it as it stands after the column's type. */
  void unparse(SqlWriter writer);

  /** {@code DEFAULT value}. */
  record Default(SqlIdentifier column, SqlNode value) implements ColumnRule {
    @Override
    public void unparse(SqlWriter writer) {
      writer.keyword("DEFAULT");
      value.unparse(writer, 0, 0);
    }
  }

  /** {@code GENERATED ALWAYS AS (value)}. */
  record Generated(SqlIdentifier column, SqlNode value) implements ColumnRule {
    @Override
    public void unparse(SqlWriter writer) {
      writer.keyword("GENERATED ALWAYS AS");
      SqlWriter.Frame frame = writer.startList("(", ")");
      value.unparse(writer, 0, 0);
      writer.endList(frame);
    }
  }

  /** Who gives the values of an identity column. */
  enum Given {
    ALWAYS,
    BY_DEFAULT
  }

  /** {@code GENERATED … AS IDENTITY (START WITH start INCREMENT BY step)}. */
  record Identity(SqlIdentifier column, Given given, long start, long step) implements ColumnRule {
    @Override
    public void unparse(SqlWriter writer) {
      writer.keyword("GENERATED");
      writer.keyword(given.name().replace('_', ' '));
      writer.keyword("AS IDENTITY (START WITH");
      writer.print(Long.toString(start));
      writer.keyword("INCREMENT BY");
      writer.print(Long.toString(step));
      writer.print(")");
    }
  }
}
