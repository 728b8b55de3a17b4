// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;

/** {@code ALTER TABLE name} with a change of its keys, or {@code DROP CONSTRAINT}. */
public final class AlterKeys extends StatementNode {
  private final SqlIdentifier table;
  private final KeyChange change;

  AlterKeys(SqlParserPos pos, SqlIdentifier table, KeyChange change) {
    super(pos, "ALTER TABLE", List.of(table));
    this.table = table;
    this.change = change;
  }

  public SqlIdentifier table() {
    return table;
  }

  public KeyChange change() {
    return change;
  }

  @Override
  public <R> R visit(StatementVisitor<R> visitor) {
    return visitor.alterKeys(this);
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword("ALTER TABLE");
    table.unparse(writer, 0, 0);
    change.unparse(writer);
  }
}
