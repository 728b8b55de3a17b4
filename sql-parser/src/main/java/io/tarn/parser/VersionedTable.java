// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * A table of a FROM clause at an earlier state: {@code t VERSION AS OF 3}, {@code t TIMESTAMP AS OF
 * '2026-01-01'}. Calcite's validator does not know it: the planner must replace it first.
 */
public final class VersionedTable extends SqlCall {
  /** Operands: the table, the version or null, the time or null. */
  public static final SqlSpecialOperator OPERATOR =
      new SqlSpecialOperator("AS OF", SqlKind.OTHER) {
        @Override
        public SqlCall createCall(
            @Nullable SqlLiteral quantifier, SqlParserPos pos, @Nullable SqlNode... operands) {
          if (!(operands[0] instanceof SqlIdentifier table)) {
            throw new IllegalArgumentException("only a named table has versions");
          }
          return new VersionedTable(pos, table, operands[1], operands[2]);
        }
      };

  private final SqlIdentifier table;
  private final @Nullable SqlNode version;
  private final @Nullable SqlNode time;

  private VersionedTable(
      SqlParserPos pos, SqlIdentifier table, @Nullable SqlNode version, @Nullable SqlNode time) {
    super(pos);
    this.table = table;
    this.version = version;
    this.time = time;
  }

  static VersionedTable atVersion(SqlParserPos pos, SqlIdentifier table, SqlNode version) {
    return new VersionedTable(pos, table, version, null);
  }

  static VersionedTable atTime(SqlParserPos pos, SqlIdentifier table, SqlNode time) {
    return new VersionedTable(pos, table, null, time);
  }

  public SqlIdentifier table() {
    return table;
  }

  /** The version: usually a number literal. Absent if a time was given. */
  public Optional<SqlNode> version() {
    return Optional.ofNullable(version);
  }

  /** The time: a text, a timestamp literal or an expression. Absent if a version was given. */
  public Optional<SqlNode> time() {
    return Optional.ofNullable(time);
  }

  @Override
  public SqlOperator getOperator() {
    return OPERATOR;
  }

  @SuppressWarnings("NullAway") // Calcite's own calls hold null operands in this list too.
  @Override
  public List<SqlNode> getOperandList() {
    return Arrays.asList(table, version, time);
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    table.unparse(writer, 0, 0);
    writer.keyword(version != null ? "VERSION AS OF" : "TIMESTAMP AS OF");
    SqlNode at = version != null ? version : time;
    if (at != null) {
      at.unparse(writer, 0, 0);
    }
  }
}
