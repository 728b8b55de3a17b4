// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** {@code RESET [name]}: a session option, or all, as they were at the session's start. */
public final class ResetStatement extends StatementNode {
  private final @Nullable String name;

  ResetStatement(SqlParserPos pos, @Nullable SqlIdentifier name) {
    super(pos, "RESET", List.of());
    this.name = name == null ? null : String.join(".", name.names);
  }

  /** The option; absent for all. */
  public Optional<String> name() {
    return Optional.ofNullable(name);
  }

  @Override
  public <R> R visit(StatementVisitor<R> visitor) {
    return visitor.reset(this);
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword("RESET");
    if (name != null) {
      writer.identifier(name, true);
    }
  }
}
