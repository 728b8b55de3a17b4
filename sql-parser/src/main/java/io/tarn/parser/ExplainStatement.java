// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

import java.util.List;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;

/** {@code EXPLAIN [FORMAT TEXT|JSON] query}. */
public final class ExplainStatement extends StatementNode {
  /** The form of the answer. */
  public enum Format {
    TEXT,
    JSON
  }

  private final Format format;
  private final SqlNode statement;

  ExplainStatement(SqlParserPos pos, Format format, SqlNode statement) {
    super(pos, "EXPLAIN", List.of(statement));
    this.format = format;
    this.statement = statement;
  }

  public Format format() {
    return format;
  }

  /** A query or an {@link InsertStatement}. */
  public SqlNode statement() {
    return statement;
  }

  @Override
  public <R> R visit(StatementVisitor<R> visitor) {
    return visitor.explain(this);
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword("EXPLAIN FORMAT " + format);
    statement.unparse(writer, 0, 0);
  }
}
