// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

import io.tarn.api.CatalogChange.Cascade;
import io.tarn.api.IfMissing;
import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;

/** {@code DROP SCHEMA|DATABASE [IF EXISTS] [catalog.]schema [RESTRICT|CASCADE]}. */
public final class DropSchema extends StatementNode {
  private final SqlIdentifier name;
  private final IfMissing ifMissing;
  private final Cascade cascade;

  DropSchema(SqlParserPos pos, SqlIdentifier name, IfMissing ifMissing, Cascade cascade) {
    super(pos, "DROP SCHEMA", List.of(name));
    this.name = name;
    this.ifMissing = ifMissing;
    this.cascade = cascade;
  }

  public SqlIdentifier name() {
    return name;
  }

  public IfMissing ifMissing() {
    return ifMissing;
  }

  /** RESTRICT unless CASCADE was said. */
  public Cascade cascade() {
    return cascade;
  }

  @Override
  public <R> R visit(StatementVisitor<R> visitor) {
    return visitor.dropSchema(this);
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword(ifMissing == IfMissing.IGNORE ? "DROP SCHEMA IF EXISTS" : "DROP SCHEMA");
    name.unparse(writer, 0, 0);
    if (cascade == Cascade.CASCADE) {
      writer.keyword("CASCADE");
    }
  }
}
