// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/** Rows written out with VALUES hold no columns, also not those of a query around them. */
final class InlineTables extends SqlBasicVisitor<@Nullable Void> {
  private static final InlineTables CHECK = new InlineTables();

  private InlineTables() {}

  /**
   * Gives bound VALUES back.
   *
   * @throws io.tarn.api.WarehouseException INVALID_SQL if a row names a column
   */
  static SqlNode checked(SqlNode values) {
    values.accept(CHECK);
    return values;
  }

  /** Rows only: queries inside them and lambdas have columns of their own. */
  @Override
  public @Nullable Void visit(SqlCall call) {
    boolean inside =
        call instanceof SubqueryNode
            || call.getKind() == SqlKind.LAMBDA
            || (QueryBinder.isQuery(call) && call.getKind() != SqlKind.VALUES);
    return inside ? null : super.visit(call);
  }

  @Override
  public @Nullable Void visit(SqlIdentifier name) {
    throw PlannerErrors.invalid(
        name.getParserPosition(),
        "VALUES cannot hold the column " + name + ". Use SELECT to compute with columns.");
  }
}
