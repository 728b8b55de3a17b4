// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** {@code DELETE FROM table [alias] [WHERE condition]}, {@code TRUNCATE TABLE table}. */
public final class DeleteStatement extends StatementNode {
  private final SqlIdentifier table;
  private final @Nullable SqlIdentifier alias;
  private final @Nullable SqlNode where;

  DeleteStatement(
      SqlParserPos pos,
      SqlIdentifier table,
      @Nullable SqlIdentifier alias,
      @Nullable SqlNode where) {
    super(pos, "DELETE", where == null ? List.of(table) : List.of(table, where));
    this.table = table;
    this.alias = alias;
    this.where = where;
  }

  public SqlIdentifier table() {
    return table;
  }

  public Optional<SqlIdentifier> alias() {
    return Optional.ofNullable(alias);
  }

  public Optional<SqlNode> where() {
    return Optional.ofNullable(where);
  }

  @Override
  public <R> R visit(StatementVisitor<R> visitor) {
    return visitor.delete(this);
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword("DELETE FROM");
    table.unparse(writer, 0, 0);
    if (alias != null) {
      alias.unparse(writer, 0, 0);
    }
    if (where != null) {
      writer.keyword("WHERE");
      where.unparse(writer, 0, 0);
    }
  }
}
