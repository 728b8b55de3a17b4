// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

import java.util.List;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * A SELECT that a pipe operator stands for; the operator has rules of its own for what it lists.
 */
public final class PipedSelect extends SqlSelect {
  /** What may be listed. */
  public enum Rule {
    /** {@code SELECT} and {@code EXTEND}: no aggregates. */
    EACH_ROW,
    /** {@code AGGREGATE}: aggregates only, after the keys. */
    AGGREGATES
  }

  private final Rule rule;
  private final List<SqlNode> items;

  PipedSelect(
      SqlParserPos pos,
      Rule rule,
      List<SqlNode> items,
      @Nullable SqlNodeList keywords,
      List<SqlNode> list,
      SqlNode from,
      @Nullable SqlNode where,
      @Nullable SqlNodeList groupBy,
      @Nullable SqlNodeList windows) {
    super(
        pos,
        keywords,
        new SqlNodeList(list, pos),
        from,
        where,
        groupBy,
        null,
        windows,
        null,
        null,
        null,
        null,
        null);
    this.rule = rule;
    this.items = List.copyOf(items);
  }

  public Rule rule() {
    return rule;
  }

  /** What the operator lists, as it was written; keys are not among it. */
  public List<SqlNode> items() {
    return items;
  }
}
