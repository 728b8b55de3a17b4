// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlWriterConfig;
import org.apache.calcite.sql.pretty.SqlPrettyWriter;

/** Writes a bound query as Spark SQL. */
final class SparkSql {
  private static final SqlWriterConfig EXACT =
      SqlPrettyWriter.config()
          .withDialect(SparkTextDialect.INSTANCE)
          .withQuoteAllIdentifiers(true)
          .withAlwaysUseParentheses(true)
          .withSelectListItemsOnSeparateLines(false)
          .withUpdateSetListNewline(false)
          .withIndentation(0)
          .withClauseStartsLine(false)
          .withSelectFolding(SqlWriterConfig.LineFolding.WIDE)
          .withFoldLength(Integer.MAX_VALUE)
          .withLineLength(0);

  private SparkSql() {}

  /** The text to run, on one line. */
  static String text(SqlNode node) {
    return write(node, EXACT);
  }

  /** Text for people, such as a column's name: no back-ticks. */
  static String pretty(SqlNode node) {
    return write(node, EXACT.withQuoteAllIdentifiers(false).withAlwaysUseParentheses(false));
  }

  private static String write(SqlNode node, SqlWriterConfig config) {
    SqlPrettyWriter writer = new SqlPrettyWriter(config);
    node.unparse(writer, 0, 0);
    return writer.toSqlString().getSql();
  }
}
