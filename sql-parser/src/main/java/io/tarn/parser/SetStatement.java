// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * {@code SET name = value} changes a session option; {@code SET name} shows one; {@code SET} shows
 * all. {@code SET TIME ZONE 'zone'} is {@code SET timezone = zone}.
 */
public final class SetStatement extends StatementNode {
  private final @Nullable String name;
  private final @Nullable String value;

  private SetStatement(SqlParserPos pos, @Nullable String name, @Nullable String value) {
    super(pos, "SET", List.of());
    this.name = name;
    this.value = value;
  }

  static SetStatement option(SqlParserPos pos, SqlIdentifier name, @Nullable String value) {
    return new SetStatement(pos, String.join(".", name.names), value);
  }

  static SetStatement timeZone(SqlParserPos pos, String value) {
    return new SetStatement(pos, "timezone", value);
  }

  static SetStatement list(SqlParserPos pos) {
    return new SetStatement(pos, null, null);
  }

  /** The option, as written, its parts joined by dots; absent to show all. */
  public Optional<String> name() {
    return Optional.ofNullable(name);
  }

  /** The new value, without quotes; absent to show the present one. */
  public Optional<String> value() {
    return Optional.ofNullable(value);
  }

  @Override
  public <R> R visit(StatementVisitor<R> visitor) {
    return visitor.set(this);
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword("SET");
    if (name != null) {
      writer.identifier(name, true);
    }
    if (value != null) {
      writer.keyword("=");
      Literals.unparse(writer, value);
    }
  }
}
