// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

import io.tarn.api.IfMissing;
import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;

/** {@code DROP FUNCTION [IF EXISTS] function}. */
public final class DropFunction extends StatementNode {
  private final SqlIdentifier name;
  private final IfMissing ifMissing;

  DropFunction(SqlParserPos pos, SqlIdentifier name, IfMissing ifMissing) {
    super(pos, "DROP FUNCTION", List.of(name));
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
    return visitor.dropFunction(this);
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword(ifMissing == IfMissing.IGNORE ? "DROP FUNCTION IF EXISTS" : "DROP FUNCTION");
    name.unparse(writer, 0, 0);
  }
}
