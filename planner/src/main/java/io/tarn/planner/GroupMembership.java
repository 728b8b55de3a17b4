// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * {@code is_account_group_member('g')} and {@code is_member('g')}: known when the statement is
 * planned, so a value and no function when it runs.
 */
final class GroupMembership {
  private static final Set<String> NAMES = Set.of("is_account_group_member", "is_member");

  private GroupMembership() {}

  static boolean is(SqlCall call) {
    return call.operandCount() == 1
        && NAMES.contains(call.getOperator().getName().toLowerCase(Locale.ROOT));
  }

  static SqlNode value(SqlCall call, Predicate<String> isMember) {
    if (call.operand(0) instanceof SqlLiteral literal
        && literal.getTypeName() == SqlTypeName.CHAR) {
      String group = Objects.requireNonNull(literal.toValue());
      return SqlLiteral.createBoolean(isMember.test(group), call.getParserPosition());
    }
    throw PlannerErrors.unsupported(
        call, "A group that is not written as text", "Write its name, as in is_member('staff').");
  }
}
