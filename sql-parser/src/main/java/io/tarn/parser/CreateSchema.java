// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

import io.tarn.api.IfExists;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** {@code CREATE SCHEMA|DATABASE [IF NOT EXISTS] [catalog.]schema [COMMENT 'text']}. */
public final class CreateSchema extends StatementNode {
  private final SqlIdentifier name;
  private final IfExists ifExists;
  private final Optional<String> comment;

  CreateSchema(SqlParserPos pos, SqlIdentifier name, IfExists ifExists, @Nullable String comment) {
    super(pos, "CREATE SCHEMA", List.of(name));
    this.name = name;
    this.ifExists = ifExists;
    this.comment = Optional.ofNullable(comment);
  }

  public SqlIdentifier name() {
    return name;
  }

  /** FAIL or IGNORE. */
  public IfExists ifExists() {
    return ifExists;
  }

  public Optional<String> comment() {
    return comment;
  }

  @Override
  public <R> R visit(StatementVisitor<R> visitor) {
    return visitor.createSchema(this);
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    IfExistsClause.unparse(writer, ifExists, "SCHEMA");
    name.unparse(writer, 0, 0);
    Literals.unparseComment(writer, comment);
  }
}
