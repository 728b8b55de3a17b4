// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;

/** {@code USE [SCHEMA|DATABASE] [catalog.]schema} and {@code USE CATALOG catalog}. */
public final class UseStatement extends StatementNode {
  /** What the name names. */
  public enum Scope {
    CATALOG,
    /** One part: a schema of the current catalog. Two: catalog and schema. */
    SCHEMA
  }

  private final Scope scope;
  private final SqlIdentifier name;

  UseStatement(SqlParserPos pos, Scope scope, SqlIdentifier name) {
    super(pos, "USE", List.of(name));
    this.scope = scope;
    this.name = name;
  }

  public Scope scope() {
    return scope;
  }

  public SqlIdentifier name() {
    return name;
  }

  @Override
  public <R> R visit(StatementVisitor<R> visitor) {
    return visitor.use(this);
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword("USE");
    writer.keyword(scope.name());
    name.unparse(writer, 0, 0);
  }
}
