// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlTypeUtil;

/** Accepts what Spark can add, subtract, multiply or divide: numbers, times, intervals, strings. */
final class ArithmeticChecker implements SqlOperandTypeChecker {
  @Override
  public boolean checkOperandTypes(SqlCallBinding binding, boolean throwOnFailure) {
    RelDataType first = binding.getOperandType(0);
    RelDataType second = binding.getOperandType(1);
    boolean fine =
        accepts(first)
            && accepts(second)
            && !(SqlTypeUtil.isDatetime(first) && isConverted(binding, 1))
            && !(SqlTypeUtil.isDatetime(second) && isConverted(binding, 0))
            && !(SqlTypeUtil.isDatetime(first)
                && SqlTypeUtil.isNumeric(second)
                && !SqlTypeUtil.isIntType(second));
    if (!fine && throwOnFailure) {
      throw binding.newValidationSignatureError();
    }
    return fine;
  }

  /** Next to a time Spark converts strings and NULL by rules of its own. */
  private static boolean isConverted(SqlCallBinding binding, int index) {
    return SqlTypeUtil.isCharacter(binding.getOperandType(index))
        || SqlUtil.isNullLiteral(binding.operand(index), true);
  }

  private static boolean accepts(RelDataType type) {
    return switch (type.getSqlTypeName()) {
      case NULL, ANY, UNKNOWN -> true;
      default ->
          SqlTypeUtil.isNumeric(type)
              || SqlTypeUtil.isDatetime(type)
              || SqlTypeUtil.isInterval(type)
              || SqlTypeUtil.isCharacter(type);
    };
  }

  @Override
  public SqlOperandCountRange getOperandCountRange() {
    return SqlOperandCountRanges.of(2);
  }

  @Override
  public String getAllowedSignatures(SqlOperator operator, String name) {
    return "number " + name + " number, or dates, timestamps and intervals";
  }
}
