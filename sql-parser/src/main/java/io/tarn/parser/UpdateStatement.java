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

/** {@code UPDATE table [alias] SET column = value, … [WHERE condition]}. */
public final class UpdateStatement extends StatementNode {
  private final SqlIdentifier table;
  private final @Nullable SqlIdentifier alias;
  private final List<Assignment> assignments;
  private final @Nullable SqlNode where;

  UpdateStatement(
      SqlParserPos pos,
      SqlIdentifier table,
      @Nullable SqlIdentifier alias,
      List<Assignment> assignments,
      @Nullable SqlNode where) {
    super(pos, "UPDATE", operands(table, assignments, where));
    this.table = table;
    this.alias = alias;
    this.assignments = List.copyOf(assignments);
    this.where = where;
  }

  private static List<SqlNode> operands(
      SqlIdentifier table, List<Assignment> assignments, @Nullable SqlNode where) {
    List<SqlNode> operands = new ArrayList<>(List.of(table));
    assignments.forEach(assignment -> operands.add(assignment.value()));
    if (where != null) {
      operands.add(where);
    }
    return operands;
  }

  public SqlIdentifier table() {
    return table;
  }

  public Optional<SqlIdentifier> alias() {
    return Optional.ofNullable(alias);
  }

  public List<Assignment> assignments() {
    return assignments;
  }

  public Optional<SqlNode> where() {
    return Optional.ofNullable(where);
  }

  @Override
  public <R> R visit(StatementVisitor<R> visitor) {
    return visitor.update(this);
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword("UPDATE");
    table.unparse(writer, 0, 0);
    if (alias != null) {
      alias.unparse(writer, 0, 0);
    }
    writer.keyword("SET");
    SqlWriter.Frame frame = writer.startList("", "");
    for (Assignment assignment : assignments) {
      writer.sep(",");
      assignment.unparse(writer);
    }
    writer.endList(frame);
    if (where != null) {
      writer.keyword("WHERE");
      where.unparse(writer, 0, 0);
    }
  }
}
