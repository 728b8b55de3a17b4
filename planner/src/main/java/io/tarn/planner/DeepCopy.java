// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import java.util.Objects;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/** Copies a tree, because the validator changes the one it is given. */
final class DeepCopy extends SqlShuttle {
  private DeepCopy() {}

  static SqlNode of(SqlNode node) {
    return Objects.requireNonNull(node.accept(new DeepCopy()));
  }

  @Override
  public @Nullable SqlNode visit(SqlCall call) {
    if (call instanceof SubqueryNode subquery) {
      return subquery.query().accept(this);
    }
    CallCopyingArgHandler copy = new CallCopyingArgHandler(call, true);
    call.getOperator().acceptCall(this, call, false, copy);
    return copy.result();
  }

  @Override
  public @Nullable SqlNode visit(SqlIdentifier name) {
    return name.clone(name.getParserPosition());
  }
}
