// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** {@code MERGE INTO table [alias] USING source ON condition WHEN … THEN …}. */
public final class MergeStatement extends StatementNode {
  private final SqlIdentifier table;
  private final @Nullable SqlIdentifier alias;
  private final SqlNode source;
  private final SqlNode condition;
  private final List<MergeClause> clauses;

  MergeStatement(
      SqlParserPos pos,
      SqlIdentifier table,
      @Nullable SqlIdentifier alias,
      SqlNode source,
      SqlNode condition,
      List<MergeClause> clauses) {
    super(pos, "MERGE", operands(table, source, condition, clauses));
    this.table = table;
    this.alias = alias;
    this.source = source;
    this.condition = condition;
    this.clauses = List.copyOf(clauses);
  }

  private static List<SqlNode> operands(
      SqlIdentifier table, SqlNode source, SqlNode condition, List<MergeClause> clauses) {
    List<SqlNode> operands = new ArrayList<>(List.of(table, source, condition));
    clauses.forEach(clause -> operands.addAll(clause.expressions()));
    return operands;
  }

  public SqlIdentifier table() {
    return table;
  }

  public Optional<SqlIdentifier> alias() {
    return Optional.ofNullable(alias);
  }

  /** What may stand in a FROM clause, with its alias. */
  public SqlNode source() {
    return source;
  }

  public SqlNode condition() {
    return condition;
  }

  public List<MergeClause> clauses() {
    return clauses;
  }

  @Override
  public <R> R visit(StatementVisitor<R> visitor) {
    return visitor.merge(this);
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword("MERGE INTO");
    table.unparse(writer, 0, 0);
    if (alias != null) {
      alias.unparse(writer, 0, 0);
    }
    writer.keyword("USING");
    source.unparse(writer, 0, 0);
    writer.keyword("ON");
    condition.unparse(writer, 0, 0);
    clauses.forEach(clause -> clause.unparse(writer));
  }
}
