// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * A statement about one table whose form the grammar has checked and whose words after the table's
 * name are kept as they were written: {@code ALTER TABLE t …}, {@code OPTIMIZE t …}, {@code VACUUM
 * t …}, {@code RESTORE TABLE t TO …}, {@code ANALYZE TABLE t …}, {@code DESCRIBE HISTORY|DETAIL t}.
 */
public final class TableCommand extends StatementNode {
  /** What it does. */
  public enum Kind {
    ALTER("ALTER TABLE"),
    OPTIMIZE("OPTIMIZE"),
    VACUUM("VACUUM"),
    RESTORE("RESTORE TABLE"),
    ANALYZE("ANALYZE TABLE"),
    HISTORY("DESCRIBE HISTORY"),
    DETAIL("DESCRIBE DETAIL");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** The words before the table's name. */
    public String words() {
      return words;
    }
  }

  private final Kind kind;
  private final SqlIdentifier table;
  private final String rest;
  private final List<SqlNode> expressions;

  TableCommand(
      SqlParserPos pos,
      Kind kind,
      SqlIdentifier table,
      String rest,
      List<? extends SqlNode> expressions) {
    super(pos, kind.words(), operands(table, expressions));
    this.kind = kind;
    this.table = table;
    this.rest = rest;
    this.expressions = List.copyOf(expressions);
  }

  private static List<SqlNode> operands(SqlIdentifier table, List<? extends SqlNode> expressions) {
    List<SqlNode> operands = new ArrayList<>(List.of(table));
    operands.addAll(expressions);
    return operands;
  }

  public Kind kind() {
    return kind;
  }

  public SqlIdentifier table() {
    return table;
  }

  /** What follows the table's name, as written. */
  public String rest() {
    return rest;
  }

  /** Whether columns lose their names: {@code DROP COLUMN}, {@code RENAME COLUMN}. */
  public boolean changesNames() {
    String first = rest.strip().split("\\s", 2)[0];
    return first.equalsIgnoreCase("DROP") || first.equalsIgnoreCase("RENAME");
  }

  /** The expressions in it. */
  public List<SqlNode> expressions() {
    return expressions;
  }

  @Override
  public <R> R visit(StatementVisitor<R> visitor) {
    return visitor.tableCommand(this);
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword(kind.words());
    table.unparse(writer, 0, 0);
    writer.print(rest);
  }
}
