// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.type.SqlOperandTypeInference;
import org.apache.calcite.sql.type.SqlTypeName;

/** A scalar function of {@code spark-functions.txt}. Declared, not implemented: Spark runs it. */
final class SparkFunction extends SqlFunction {
  private final FunctionSpec spec;

  SparkFunction(FunctionSpec spec) {
    super(
        spec.name(),
        SqlKind.OTHER_FUNCTION,
        FunctionResults.inference(spec),
        parameters(spec),
        new ArgumentChecker(spec),
        SqlFunctionCategory.SYSTEM);
    this.spec = spec;
  }

  /** What an untyped {@code ?} or NULL is taken for. */
  static SqlOperandTypeInference parameters(FunctionSpec spec) {
    return (binding, returnType, operandTypes) -> {
      for (int i = 0; i < operandTypes.length; i++) {
        boolean untyped =
            "xam".indexOf(spec.kind(i)) >= 0 && SqlUtil.isNullLiteral(binding.operand(i), false);
        operandTypes[i] =
            untyped
                ? binding.getTypeFactory().createSqlType(SqlTypeName.NULL)
                : assumed(binding.getTypeFactory(), spec.kind(i));
      }
    };
  }

  private static RelDataType assumed(RelDataTypeFactory types, char kind) {
    RelDataType type =
        types.createSqlType(
            switch (kind) {
              case 'n' -> SqlTypeName.DOUBLE;
              case 'i' -> SqlTypeName.INTEGER;
              case 't' -> SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE;
              case 'b' -> SqlTypeName.BOOLEAN;
              default -> SqlTypeName.VARCHAR;
            });
    return types.createTypeWithNullability(type, true);
  }

  @Override
  public boolean isDeterministic() {
    return !spec.has("nondeterministic");
  }
}
