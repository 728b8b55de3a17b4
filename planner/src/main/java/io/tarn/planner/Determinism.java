// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Sample;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

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

  private static final Set<String> TEXT_TO_TIME =
      Set.of(
          "date",
          "timestamp",
          "to_date",
          "to_timestamp",
          "to_timestamp_ltz",
          "to_timestamp_ntz",
          "try_to_date",
          "try_to_timestamp");

  private static final Set<SqlTypeName> TIMES =
      EnumSet.of(
          SqlTypeName.DATE,
          SqlTypeName.TIMESTAMP,
          SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE,
          SqlTypeName.TIMESTAMP_TZ);

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

  /** Spark takes constant texts such as 'today' and 'now' for what they mean when it runs. */
  private static boolean readsWordsAsTimes(RexCall call) {
    boolean toTime =
        TIMES.contains(call.getType().getSqlTypeName())
            && (call.isA(SqlKind.CAST)
                || call.isA(SqlKind.SAFE_CAST)
                || TEXT_TO_TIME.contains(call.getOperator().getName().toLowerCase(Locale.ROOT)));
    if (!toTime || call.getOperands().isEmpty()) {
      return false;
    }
    RexNode text = call.getOperands().get(0);
    return SqlTypeUtil.inCharFamily(text.getType())
        && RexUtil.isConstant(text)
        && !(text instanceof RexLiteral literal && startsWithDigit(literal));
  }

  private static boolean startsWithDigit(RexLiteral literal) {
    @Nullable String text = literal.getValueAs(String.class);
    return text == null || (!text.isBlank() && "+-0123456789".indexOf(text.strip().charAt(0)) >= 0);
  }

  private final class Calls extends RexShuttle {
    @Override
    public RexNode visitCall(RexCall call) {
      varies |=
          !call.getOperator().isDeterministic()
              || call.getOperator().isDynamicFunction()
              || OF_THE_MOMENT.contains(call.getOperator().getName().toLowerCase(Locale.ROOT))
              || readsWordsAsTimes(call);
      return super.visitCall(call);
    }

    @Override
    public RexNode visitSubQuery(RexSubQuery query) {
      query.rel.accept(Determinism.this);
      return super.visitSubQuery(query);
    }
  }
}
