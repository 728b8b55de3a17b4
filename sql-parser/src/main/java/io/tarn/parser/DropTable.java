// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

import io.tarn.api.IfMissing;
import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;

/** {@code DROP TABLE [IF EXISTS] table [PURGE]}. */
public final class DropTable extends StatementNode {
  private final SqlIdentifier name;
  private final IfMissing ifMissing;

  DropTable(SqlParserPos pos, SqlIdentifier name, IfMissing ifMissing) {
    super(pos, "DROP TABLE", List.of(name));
    this.name = name;
    this.ifMissing = ifMissing;
  }

  public SqlIdentifier name() {
    return name;
  }

  public IfMissing ifMissing() {
    return ifMissing;
  }

  @Override
  public <R> R visit(StatementVisitor<R> visitor) {
    return visitor.dropTable(this);
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword(ifMissing == IfMissing.IGNORE ? "DROP TABLE IF EXISTS" : "DROP TABLE");
    name.unparse(writer, 0, 0);
  }
}
