// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;

/** {@code ALTER TABLE|VIEW name RENAME TO name}. */
public final class RenameTable extends StatementNode {
  private final SqlIdentifier name;
  private final SqlIdentifier newName;

  RenameTable(SqlParserPos pos, SqlIdentifier name, SqlIdentifier newName) {
    super(pos, "ALTER TABLE", List.of(name, newName));
    this.name = name;
    this.newName = newName;
  }

  public SqlIdentifier name() {
    return name;
  }

  public SqlIdentifier newName() {
    return newName;
  }

  @Override
  public <R> R visit(StatementVisitor<R> visitor) {
    return visitor.renameTable(this);
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword("ALTER TABLE");
    name.unparse(writer, 0, 0);
    writer.keyword("RENAME TO");
    newName.unparse(writer, 0, 0);
  }
}
