// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** {@code SHOW CATALOGS|SCHEMAS|TABLES|VIEWS|COLUMNS|FUNCTIONS [IN name] [LIKE 'pattern']}. */
public final class ShowStatement extends StatementNode {
  /** What is listed. */
  public enum Kind {
    CATALOGS,
    /** {@link #in} names a catalog. */
    SCHEMAS,
    /** {@link #in} names a schema. */
    TABLES,
    /** {@link #in} names a schema. */
    VIEWS,
    /** Spark's and the users'; {@link #in} names a schema. */
    FUNCTIONS,
    /** {@link #in} names a schema. */
    USER_FUNCTIONS,
    /** Spark's own. */
    SYSTEM_FUNCTIONS,
    /** {@link #in} names a table and is never absent. */
    COLUMNS,
    /** The statement that would make the table that {@link #in} names; never absent. */
    CREATE_TABLE
  }

  private final Kind kind;
  private final @Nullable SqlIdentifier in;
  private final @Nullable String like;

  ShowStatement(SqlParserPos pos, Kind kind, @Nullable SqlIdentifier in, @Nullable String like) {
    super(pos, "SHOW", in == null ? List.of() : List.<SqlNode>of(in));
    this.kind = kind;
    this.in = in;
    this.like = like;
  }

  /** {@code SHOW COLUMNS IN table IN schema}: the table's name, qualified. */
  static SqlIdentifier within(SqlIdentifier schema, SqlIdentifier table) {
    List<String> names = new ArrayList<>(schema.names);
    names.add(table.names.get(table.names.size() - 1));
    return new SqlIdentifier(names, table.getParserPosition());
  }

  public Kind kind() {
    return kind;
  }

  /** What to look into; absent for the session's current catalog or schema. */
  public Optional<SqlIdentifier> in() {
    return Optional.ofNullable(in);
  }

  /** Spark's pattern: {@code *} for any text, {@code |} between alternatives, case ignored. */
  public Optional<String> like() {
    return Optional.ofNullable(like);
  }

  @Override
  public <R> R visit(StatementVisitor<R> visitor) {
    return visitor.show(this);
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword("SHOW");
    writer.keyword(kind.name().replace('_', ' '));
    if (in != null) {
      if (kind != Kind.CREATE_TABLE) {
        writer.keyword("IN");
      }
      in.unparse(writer, 0, 0);
    }
    if (like != null) {
      writer.keyword("LIKE");
      Literals.unparse(writer, like);
    }
  }
}
