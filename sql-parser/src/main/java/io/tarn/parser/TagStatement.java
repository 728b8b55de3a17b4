// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

import java.util.List;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;

/** A statement about tags, or about row filters and column masks by tag. */
public final class TagStatement extends StatementNode {
  private final TagAction action;

  TagStatement(SqlParserPos pos, TagAction action) {
    super(pos, action.words(), List.of(action.object().name()));
    this.action = action;
  }

  public TagAction action() {
    return action;
  }

  @Override
  public <R> R visit(StatementVisitor<R> visitor) {
    return visitor.tags(this);
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword(action.words());
    getOperandList().forEach(name -> name.unparse(writer, 0, 0));
  }
}
