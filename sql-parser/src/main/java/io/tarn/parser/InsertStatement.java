// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlInsert;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * {@code INSERT INTO|OVERWRITE [TABLE] table [(columns)] [BY NAME] [REPLACE WHERE condition]
 * query}. To Calcite it is an ordinary {@code INSERT}; what Calcite has no word for is here.
 */
public final class InsertStatement extends SqlInsert {
  /** What becomes of the rows already there. */
  public enum Mode {
    /** They stay. */
    INTO,
    /** The new ones replace them. */
    OVERWRITE
  }

  /** How the query's columns find the table's. */
  public enum Matching {
    BY_POSITION,
    BY_NAME
  }

  private final SqlIdentifier table;
  private final Mode mode;
  private final Matching matching;
  private final @Nullable SqlNode replaced;

  InsertStatement(
      SqlParserPos pos,
      Mode mode,
      Matching matching,
      SqlIdentifier table,
      SqlNode source,
      @Nullable SqlNodeList columns,
      @Nullable SqlNode replaced) {
    super(pos, SqlNodeList.EMPTY, table, source, columns);
    this.table = table;
    this.mode = mode;
    this.matching = matching;
    this.replaced = replaced;
  }

  /** The target as written; {@link #getTargetTable} may have been replaced by the planner. */
  public SqlIdentifier table() {
    return table;
  }

  public Mode mode() {
    return mode;
  }

  public Matching matching() {
    return matching;
  }

  /** Which rows the new ones take the place of, if {@code REPLACE WHERE} was said. */
  public Optional<SqlNode> replaced() {
    return Optional.ofNullable(replaced);
  }

  /** The listed columns; empty if none were listed. */
  public List<SqlIdentifier> columns() {
    SqlNodeList list = getTargetColumnList();
    return list == null
        ? List.of()
        : list.getList().stream().map(SqlIdentifier.class::cast).toList();
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword(mode == Mode.OVERWRITE ? "INSERT OVERWRITE" : "INSERT INTO");
    getTargetTable().unparse(writer, 0, 0);
    SqlNodeList list = getTargetColumnList();
    if (list != null) {
      list.unparse(writer, 1, 1);
    }
    if (matching == Matching.BY_NAME) {
      writer.keyword("BY NAME");
    }
    if (replaced != null) {
      writer.keyword("REPLACE WHERE");
      replaced.unparse(writer, 0, 0);
    }
    writer.newlineAndIndent();
    getSource().unparse(writer, 0, 0);
  }
}
