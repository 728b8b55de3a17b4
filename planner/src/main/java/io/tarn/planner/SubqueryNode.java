// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import java.util.List;
import java.util.Objects;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * A query where an expression stands, always written in parentheses: Calcite's writer leaves them
 * out in some places. {@link DeepCopy} takes it away, so that the validator never sees it.
 */
final class SubqueryNode extends SqlCall {
  private static final SqlSpecialOperator OPERATOR =
      new SqlSpecialOperator("SUBQUERY", SqlKind.OTHER) {
        @Override
        public SqlCall createCall(
            @Nullable SqlLiteral quantifier, SqlParserPos pos, @Nullable SqlNode... operands) {
          return new SubqueryNode(Objects.requireNonNull(operands[0]), pos);
        }
      };

  private final SqlNode query;

  private SubqueryNode(SqlNode query, SqlParserPos pos) {
    super(pos);
    this.query = query;
  }

  static SubqueryNode of(SqlNode query) {
    return new SubqueryNode(query, query.getParserPosition());
  }

  SqlNode query() {
    return query;
  }

  @Override
  public SqlOperator getOperator() {
    return OPERATOR;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return List.of(query);
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.print("(" + SparkSql.text(query) + ")");
    writer.setNeedWhitespace(true);
  }
}
