// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * {@code ALTER TABLE name SET ROW FILTER …}, {@code DROP ROW FILTER}, {@code ALTER COLUMN c SET
 * MASK …} and {@code ALTER COLUMN c DROP MASK}, as Databricks has them.
 */
public final class AlterPolicy extends StatementNode {
  /**
   * A call as it is written: the function and its arguments, columns or literals.
   *
   * @param arguments for a mask those after the masked column
   */
  public record Call(SqlIdentifier function, List<SqlNode> arguments) {
    public Call {
      arguments = List.copyOf(arguments);
    }

    /** The function, and its arguments after {@code ON}. */
    void unparseFilter(SqlWriter writer) {
      function.unparse(writer, 0, 0);
      unparseArguments(writer, "ON");
    }

    /** The function, and its further arguments after {@code USING COLUMNS}. */
    void unparseMask(SqlWriter writer) {
      function.unparse(writer, 0, 0);
      if (!arguments.isEmpty()) {
        unparseArguments(writer, "USING COLUMNS");
      }
    }

    private void unparseArguments(SqlWriter writer, String keyword) {
      writer.keyword(keyword);
      SqlWriter.Frame frame = writer.startList("(", ")");
      for (SqlNode argument : arguments) {
        writer.sep(",");
        argument.unparse(writer, 0, 0);
      }
      writer.endList(frame);
    }
  }

  private final SqlIdentifier table;
  private final Optional<SqlIdentifier> column;
  private final Optional<Call> call;

  private AlterPolicy(
      SqlParserPos pos, SqlIdentifier table, Optional<SqlIdentifier> column, Optional<Call> call) {
    super(pos, "ALTER TABLE", List.of(table));
    this.table = table;
    this.column = column;
    this.call = call;
  }

  static AlterPolicy rowFilter(SqlParserPos pos, SqlIdentifier table, Call call) {
    return new AlterPolicy(pos, table, Optional.empty(), Optional.of(call));
  }

  static AlterPolicy dropRowFilter(SqlParserPos pos, SqlIdentifier table) {
    return new AlterPolicy(pos, table, Optional.empty(), Optional.empty());
  }

  static AlterPolicy mask(SqlParserPos pos, SqlIdentifier table, SqlIdentifier column, Call call) {
    return new AlterPolicy(pos, table, Optional.of(column), Optional.of(call));
  }

  static AlterPolicy dropMask(SqlParserPos pos, SqlIdentifier table, SqlIdentifier column) {
    return new AlterPolicy(pos, table, Optional.of(column), Optional.empty());
  }

  public SqlIdentifier table() {
    return table;
  }

  /** The column that is masked; empty for a row filter. */
  public Optional<SqlIdentifier> column() {
    return column;
  }

  /** What is set; empty to drop it. */
  public Optional<Call> call() {
    return call;
  }

  @Override
  public <R> R visit(StatementVisitor<R> visitor) {
    return visitor.alterPolicy(this);
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword("ALTER TABLE");
    table.unparse(writer, 0, 0);
    column.ifPresent(
        name -> {
          writer.keyword("ALTER COLUMN");
          name.unparse(writer, 0, 0);
        });
    String kind = column.isPresent() ? "MASK" : "ROW FILTER";
    if (call.isEmpty()) {
      writer.keyword("DROP " + kind);
      return;
    }
    writer.keyword("SET " + kind);
    if (column.isPresent()) {
      call.get().unparseMask(writer);
    } else {
      call.get().unparseFilter(writer);
    }
  }
}
