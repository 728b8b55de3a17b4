// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

import java.util.List;
import java.util.Objects;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** {@code input |> SET column = value, …}, as a table of FROM. */
public final class PipeSet extends SqlCall {
  private static final SqlSpecialOperator OPERATOR =
      new SqlSpecialOperator("|> SET", SqlKind.OTHER) {
        @Override
        public SqlCall createCall(
            @Nullable SqlLiteral quantifier, SqlParserPos pos, @Nullable SqlNode... operands) {
          return new PipeSet(
              Objects.requireNonNull(operands[0]),
              (SqlNodeList) Objects.requireNonNull(operands[1]),
              pos);
        }
      };

  private final SqlNode input;
  private final SqlNodeList assignments;

  PipeSet(SqlNode input, SqlNodeList assignments, SqlParserPos pos) {
    super(pos);
    this.input = input;
    this.assignments = assignments;
  }

  /** A table, a query or a join. */
  public SqlNode input() {
    return input;
  }

  /** Comparisons with {@code =}, a column on the left. */
  public SqlNodeList assignments() {
    return assignments;
  }

  @Override
  public SqlOperator getOperator() {
    return OPERATOR;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return List.of(input, assignments);
  }
}
