// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

import io.tarn.api.IfExists;
import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;

/** {@code CREATE TABLE name SHALLOW|DEEP CLONE source [VERSION AS OF n]}. */
public final class CloneTable extends StatementNode {
  /** What is copied. */
  public enum Depth {
    /** The description of the table; its files are shared. */
    SHALLOW,
    /** Files too. */
    DEEP
  }

  private final SqlIdentifier name;
  private final IfExists ifExists;
  private final Depth depth;
  private final SqlNode source;

  CloneTable(SqlParserPos pos, SqlIdentifier name, IfExists ifExists, Depth depth, SqlNode source) {
    super(pos, "CREATE TABLE CLONE", List.of(name, source));
    this.name = name;
    this.ifExists = ifExists;
    this.depth = depth;
    this.source = source;
  }

  public SqlIdentifier name() {
    return name;
  }

  public IfExists ifExists() {
    return ifExists;
  }

  public Depth depth() {
    return depth;
  }

  /** A name, or a {@link VersionedTable}. */
  public SqlNode source() {
    return source;
  }

  @Override
  public <R> R visit(StatementVisitor<R> visitor) {
    return visitor.cloneTable(this);
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    IfExistsClause.unparse(writer, ifExists, "TABLE");
    name.unparse(writer, 0, 0);
    writer.keyword(depth.name());
    writer.keyword("CLONE");
    source.unparse(writer, 0, 0);
  }
}
