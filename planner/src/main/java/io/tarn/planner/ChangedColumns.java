// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * The values that UPDATE or MERGE gives to columns, as a query for the statement's lineage: the
 * same expressions over the target and what it is merged with.
 */
final class ChangedColumns {
  private final LineageNotes lineage;
  private final List<String> columns = new ArrayList<>();
  private final List<SqlNode> values = new ArrayList<>();
  private @Nullable SqlNode source;
  private boolean everything;

  ChangedColumns(LineageNotes lineage) {
    this.lineage = lineage;
  }

  /** What MERGE reads, bound. */
  void from(SqlNode bound) {
    source = bound;
  }

  /** A column gets a bound value. */
  void set(String column, SqlNode value) {
    SqlParserPos pos = value.getParserPosition();
    columns.add(column);
    values.add(
        SqlStdOperatorTable.AS.createCall(
            pos, value, new SqlIdentifier("changed_" + values.size(), pos)));
  }

  /** All columns get the values of the source's columns of the same names. */
  void all() {
    everything = true;
  }

  /** Notes it all, once the statement is read. */
  void note(BoundTable target, String alias, SqlParserPos pos) {
    lineage.knows(target);
    @Nullable SqlNode read = source;
    if (everything && read != null) {
      lineage.fillsByName(select(List.of(SqlIdentifier.star(pos)), read, pos));
    }
    if (!values.isEmpty()) {
      SqlNode changed =
          SqlStdOperatorTable.AS.createCall(
              pos, new TableNode(target, pos), new SqlIdentifier(alias, pos));
      lineage.fills(
          select(values, read == null ? changed : joined(changed, read, pos), pos), columns);
    }
  }

  private static SqlNode joined(SqlNode left, SqlNode right, SqlParserPos pos) {
    return new SqlJoin(
        pos,
        left,
        SqlLiteral.createBoolean(false, pos),
        JoinType.CROSS.symbol(pos),
        right,
        JoinConditionType.NONE.symbol(pos),
        null);
  }

  private static SqlSelect select(List<SqlNode> items, SqlNode from, SqlParserPos pos) {
    return new SqlSelect(
        pos,
        null,
        new SqlNodeList(items, pos),
        from,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }
}
