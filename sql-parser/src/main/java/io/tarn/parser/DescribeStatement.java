// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * {@code DESCRIBE|DESC [TABLE] [EXTENDED] name}, {@code DESCRIBE SCHEMA name}, {@code DESCRIBE
 * FUNCTION [EXTENDED] name}, {@code DESCRIBE QUERY query}.
 */
public final class DescribeStatement extends StatementNode {
  /** What is described. */
  public enum Kind {
    /** {@link #target} is the name of a table or view. */
    TABLE,
    /** {@link #target} is the name of a schema. */
    SCHEMA,
    /** {@link #target} is the name of a function. */
    FUNCTION,
    /** {@link #target} is a query. */
    QUERY
  }

  /** How much is told. */
  public enum Detail {
    COLUMNS,
    EXTENDED
  }

  private final Kind kind;
  private final SqlNode target;
  private final Detail detail;

  private DescribeStatement(SqlParserPos pos, Kind kind, SqlNode target, Detail detail) {
    super(pos, "DESCRIBE", List.of(target));
    this.kind = kind;
    this.target = target;
    this.detail = detail;
  }

  static DescribeStatement table(SqlParserPos pos, SqlIdentifier name, Detail detail) {
    return new DescribeStatement(pos, Kind.TABLE, name, detail);
  }

  static DescribeStatement schema(SqlParserPos pos, SqlIdentifier name, Detail detail) {
    return new DescribeStatement(pos, Kind.SCHEMA, name, detail);
  }

  static DescribeStatement function(SqlParserPos pos, SqlIdentifier name, Detail detail) {
    return new DescribeStatement(pos, Kind.FUNCTION, name, detail);
  }

  static DescribeStatement query(SqlParserPos pos, SqlNode query) {
    return new DescribeStatement(pos, Kind.QUERY, query, Detail.COLUMNS);
  }

  public Kind kind() {
    return kind;
  }

  /** A {@link SqlIdentifier}, or the query. */
  public SqlNode target() {
    return target;
  }

  public Detail detail() {
    return detail;
  }

  @Override
  public <R> R visit(StatementVisitor<R> visitor) {
    return visitor.describe(this);
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword("DESCRIBE");
    writer.keyword(kind.name());
    if (detail == Detail.EXTENDED) {
      writer.keyword("EXTENDED");
    }
    target.unparse(writer, 0, 0);
  }
}
