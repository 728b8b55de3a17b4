// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import java.util.Locale;
import java.util.Set;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Sample;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;

/** Tells whether a plan gives the same answer whenever it runs on the same versions. */
final class Determinism extends RelHomogeneousShuttle {
  private static final Set<String> OF_THE_MOMENT =
      Set.of(
          "curdate",
          "current_date",
          "current_time",
          "current_timestamp",
          "localtimestamp",
          "now",
          "to_unix_timestamp",
          "unix_timestamp");

  private boolean varies;

  private Determinism() {}

  static boolean of(RelNode rel) {
    Determinism seen = new Determinism();
    rel.accept(seen);
    return !seen.varies;
  }

  @Override
  public RelNode visit(RelNode other) {
    varies |= other instanceof Sample;
    return super.visit(other).accept(new Calls());
  }

  private final class Calls extends RexShuttle {
    @Override
    public RexNode visitCall(RexCall call) {
      varies |=
          !call.getOperator().isDeterministic()
              || call.getOperator().isDynamicFunction()
              || OF_THE_MOMENT.contains(call.getOperator().getName().toLowerCase(Locale.ROOT));
      return super.visitCall(call);
    }

    @Override
    public RexNode visitSubQuery(RexSubQuery query) {
      query.rel.accept(Determinism.this);
      return super.visitSubQuery(query);
    }
  }
}
