// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * A statement about users, groups, rights or owners. Its text never shows a password: that of
 * {@link #unparse} has none.
 */
public final class AccessStatement extends StatementNode {
  private final AccessAction action;

  AccessStatement(SqlParserPos pos, AccessAction action) {
    super(pos, action.words(), action.names());
    this.action = action;
  }

  public AccessAction action() {
    return action;
  }

  @Override
  public <R> R visit(StatementVisitor<R> visitor) {
    return visitor.access(this);
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword(action.words());
    getOperandList().forEach(name -> name.unparse(writer, 0, 0));
  }
}
