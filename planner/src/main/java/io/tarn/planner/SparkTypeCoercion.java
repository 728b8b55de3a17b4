// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.WarehouseException;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.implicit.TypeCoercionImpl;

/**
 * Compares strings with numbers as Spark does in ANSI mode: beside a whole number a string is read
 * as BIGINT, beside any other as DOUBLE. Calcite would read it as the number's own type, in which
 * more strings are equal.
 */
final class SparkTypeCoercion extends TypeCoercionImpl {
  SparkTypeCoercion(RelDataTypeFactory types, SqlValidator validator) {
    super(types, validator);
  }

  @Override
  public boolean binaryComparisonCoercion(SqlCallBinding binding) {
    if (!mixesStringsAndNumbers(binding)) {
      return super.binaryComparisonCoercion(binding);
    }
    requireTwo(binding);
    RelDataType number =
        SqlTypeUtil.isNumeric(binding.getOperandType(0))
            ? binding.getOperandType(0)
            : binding.getOperandType(1);
    RelDataType common =
        factory.createTypeWithNullability(
            factory.createSqlType(
                SqlTypeUtil.isIntType(number) ? SqlTypeName.BIGINT : SqlTypeName.DOUBLE),
            true);
    boolean first = coerceOperandType(binding.getScope(), binding.getCall(), 0, common);
    boolean second = coerceOperandType(binding.getScope(), binding.getCall(), 1, common);
    return first || second;
  }

  @Override
  public boolean inOperationCoercion(SqlCallBinding binding) {
    if (mixesStringsAndNumbers(binding)) {
      throw unsupported(binding);
    }
    return super.inOperationCoercion(binding);
  }

  private static boolean mixesStringsAndNumbers(SqlCallBinding binding) {
    boolean strings = false;
    boolean numbers = false;
    for (int i = 0; i < binding.getOperandCount(); i++) {
      RelDataType type = binding.getOperandType(i);
      strings |= SqlTypeUtil.isCharacter(type);
      numbers |= SqlTypeUtil.isNumeric(type);
    }
    return strings && numbers;
  }

  private static void requireTwo(SqlCallBinding binding) {
    if (binding.getOperandCount() != 2) {
      throw unsupported(binding);
    }
  }

  private static WarehouseException unsupported(SqlCallBinding binding) {
    return PlannerErrors.unsupported(
        binding.getCall(), "Comparing strings with numbers here", "Cast the strings.");
  }
}
