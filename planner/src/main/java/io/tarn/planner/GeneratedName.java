// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import java.util.Objects;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/** A column's name that nobody wrote: the planner's guess at what Spark would call it. */
final class GeneratedName extends SqlIdentifier {
  GeneratedName(String name, SqlParserPos pos) {
    super(name, pos);
  }

  @Override
  public SqlNode clone(SqlParserPos pos) {
    return new GeneratedName(getSimple(), pos);
  }

  /** The same tree without such names, so that Spark gives its own. */
  static SqlNode removed(SqlNode node) {
    return Objects.requireNonNull(node.accept(new Remover()));
  }

  private static final class Remover extends SqlShuttle {
    @Override
    public @Nullable SqlNode visit(SqlCall call) {
      if (call.getKind() == SqlKind.AS && call.operand(1) instanceof GeneratedName) {
        return call.operand(0).accept(this);
      }
      return super.visit(call);
    }
  }
}
