// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

import io.tarn.api.IfExists;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * {@code CREATE [OR REPLACE] VIEW [IF NOT EXISTS] name [(column [COMMENT 'text'], …)] [COMMENT
 * 'text'] AS query}.
 */
public final class CreateView extends StatementNode {
  private final SqlIdentifier name;
  private final IfExists ifExists;
  private final List<ViewColumn> columns;
  private final Optional<String> comment;
  private final SqlNode query;
  private final String queryText;

  CreateView(
      SqlParserPos pos,
      SqlIdentifier name,
      IfExists ifExists,
      List<ViewColumn> columns,
      @Nullable String comment,
      SqlNode query,
      String queryText) {
    super(pos, "CREATE VIEW", List.of(name, query));
    this.name = name;
    this.ifExists = ifExists;
    this.columns = List.copyOf(columns);
    this.comment = Optional.ofNullable(comment);
    this.query = query;
    this.queryText = queryText;
  }

  public SqlIdentifier name() {
    return name;
  }

  public IfExists ifExists() {
    return ifExists;
  }

  /** Names for the query's columns, in order; empty if the query names them. */
  public List<ViewColumn> columns() {
    return columns;
  }

  public Optional<String> comment() {
    return comment;
  }

  public SqlNode query() {
    return query;
  }

  /** The query as it was written, to be stored. */
  public String queryText() {
    return queryText;
  }

  @Override
  public <R> R visit(StatementVisitor<R> visitor) {
    return visitor.createView(this);
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    IfExistsClause.unparse(writer, ifExists, "VIEW");
    name.unparse(writer, 0, 0);
    if (!columns.isEmpty()) {
      SqlWriter.Frame frame = writer.startList("(", ")");
      for (ViewColumn column : columns) {
        writer.sep(",");
        column.name().unparse(writer, 0, 0);
        Literals.unparseComment(writer, column.comment());
      }
      writer.endList(frame);
    }
    Literals.unparseComment(writer, comment);
    writer.keyword("AS");
    query.unparse(writer, 0, 0);
  }
}
