// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * A statement that is Tarn's own rather than Calcite's. Everything else that {@link
 * StatementParser} gives is a query (Calcite's nodes) or an {@link InsertStatement}.
 */
public abstract sealed class StatementNode extends SqlCall
    permits AccessStatement,
        AlterKeys,
        AlterPolicy,
        CloneTable,
        CommentOn,
        CopyInto,
        CreateFunction,
        CreateSchema,
        CreateTable,
        CreateView,
        DeleteStatement,
        DescribeStatement,
        DropFunction,
        DropSchema,
        DropTable,
        DropView,
        ExplainStatement,
        LanguageStatement,
        MergeStatement,
        RenameTable,
        ResetStatement,
        SetStatement,
        ShowStatement,
        TableCommand,
        TagStatement,
        UpdateStatement,
        UseStatement {
  private final SqlSpecialOperator operator;
  private final List<SqlNode> operands;

  /**
   * @param pos from the first word to the last
   * @param name its leading words
   * @param operands names and queries in it, for whoever walks the tree
   */
  StatementNode(SqlParserPos pos, String name, List<? extends SqlNode> operands) {
    super(pos);
    this.operator = new SqlSpecialOperator(name, SqlKind.OTHER);
    this.operands = List.copyOf(operands);
  }

  /** Calls the visitor's method for this kind of statement. */
  public abstract <R> R visit(StatementVisitor<R> visitor);

  @Override
  public final SqlOperator getOperator() {
    return operator;
  }

  @Override
  public final List<SqlNode> getOperandList() {
    return operands;
  }
}
