// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * {@code ASK 'question' [IN SCHEMA name]}, {@code EXPLAIN ASK …} and {@code SEARCH 'words' [LIMIT
 * n]}.
 */
public final class LanguageStatement extends StatementNode {
  /** What is wanted. */
  public enum Kind {
    /** The answer's rows. */
    ASK,
    /** How the question is understood. */
    EXPLAIN_ASK,
    /** Tables and columns. */
    SEARCH
  }

  private final Kind kind;
  private final String text;
  private final @Nullable SqlIdentifier schema;
  private final OptionalInt limit;

  LanguageStatement(
      SqlParserPos pos, Kind kind, String text, @Nullable SqlIdentifier schema, OptionalInt limit) {
    super(
        pos, kind.name().replace('_', ' '), schema == null ? List.of() : List.<SqlNode>of(schema));
    this.kind = kind;
    this.text = text;
    this.schema = schema;
    this.limit = limit;
  }

  public Kind kind() {
    return kind;
  }

  /** The question, or the words to search for. */
  public String text() {
    return text;
  }

  /** Where a question is about; anywhere if absent. */
  public Optional<SqlIdentifier> schema() {
    return Optional.ofNullable(schema);
  }

  /** How many things a search may give; absent for the usual number. */
  public OptionalInt limit() {
    return limit;
  }

  @Override
  public <R> R visit(StatementVisitor<R> visitor) {
    return visitor.language(this);
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword(kind.name().replace('_', ' '));
    Literals.unparse(writer, text);
    if (schema != null) {
      writer.keyword("IN SCHEMA");
      schema.unparse(writer, 0, 0);
    }
    if (limit.isPresent()) {
      writer.keyword("LIMIT " + limit.getAsInt());
    }
  }
}
