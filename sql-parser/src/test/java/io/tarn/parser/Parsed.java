// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

import io.tarn.api.Quoting;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.dialect.SparkSqlDialect;

/** Parses and prints in one line, in Spark's dialect. */
final class Parsed {
  private static final StatementParser PARSER = new StatementParser();

  private Parsed() {}

  static SqlNode node(String sql) {
    return PARSER.parse(sql, Quoting.SPARK);
  }

  static <T> T node(String sql, Class<T> type) {
    return type.cast(node(sql));
  }

  static String text(SqlNode node) {
    return node.toSqlString(c -> c.withDialect(SparkSqlDialect.DEFAULT))
        .getSql()
        .replaceAll("\\s+", " ");
  }

  /** The tree with all its parentheses. */
  static String tree(String expression) {
    return node("SELECT " + expression)
        .toSqlString(c -> c.withDialect(SparkSqlDialect.DEFAULT).withAlwaysUseParentheses(true))
        .getSql()
        .replaceAll("\\s+", " ")
        .replaceFirst("^SELECT ", "");
  }
}
