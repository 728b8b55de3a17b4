// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** {@code COMMENT ON TABLE|SCHEMA|COLUMN name IS 'text'|NULL}. */
public final class CommentOn extends StatementNode {
  /** What is commented. */
  public enum Kind {
    TABLE,
    SCHEMA,
    COLUMN
  }

  private final Kind kind;
  private final SqlIdentifier name;
  private final @Nullable String text;

  CommentOn(SqlParserPos pos, Kind kind, SqlIdentifier name, @Nullable String text) {
    super(pos, "COMMENT ON", List.of(name));
    this.kind = kind;
    this.name = name;
    this.text = text;
  }

  public Kind kind() {
    return kind;
  }

  public SqlIdentifier name() {
    return name;
  }

  /** The comment; empty to remove it. */
  public Optional<String> text() {
    return Optional.ofNullable(text);
  }

  @Override
  public <R> R visit(StatementVisitor<R> visitor) {
    return visitor.commentOn(this);
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword("COMMENT ON");
    writer.keyword(kind.name());
    name.unparse(writer, 0, 0);
    Literals.unparseComment(writer, text());
  }
}
