// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import java.util.Set;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;

/** {@code EXTRACT(unit FROM value)} with Spark's units and types: seconds keep their fraction. */
final class ExtractFunction extends SqlFunction {
  private static final Set<TimeUnit> UNITS =
      Set.of(
          TimeUnit.YEAR,
          TimeUnit.ISOYEAR,
          TimeUnit.QUARTER,
          TimeUnit.MONTH,
          TimeUnit.WEEK,
          TimeUnit.DAY,
          TimeUnit.DOW,
          TimeUnit.DOY,
          TimeUnit.HOUR,
          TimeUnit.MINUTE,
          TimeUnit.SECOND);

  ExtractFunction() {
    super(
        "EXTRACT",
        SqlKind.EXTRACT,
        ExtractFunction::resultType,
        null,
        OperandTypes.ANY_ANY,
        SqlFunctionCategory.SYSTEM);
  }

  private static RelDataType resultType(SqlOperatorBinding binding) {
    requireTime(binding.getOperandType(1));
    return type(binding.getTypeFactory(), binding.getOperandType(0));
  }

  /** Of an interval Spark takes parts of other types, and knows which. */
  static void requireTime(RelDataType value) {
    if (SqlTypeUtil.isInterval(value)) {
      throw PlannerErrors.unsupported(
          SqlParserPos.ZERO, "A part of an interval", "Take it of a date or timestamp.");
    }
  }

  private static RelDataType type(RelDataTypeFactory types, RelDataType unit) {
    RelDataType type =
        unit.getSqlTypeName() == SqlTypeName.INTERVAL_SECOND
            ? types.createSqlType(SqlTypeName.DECIMAL, 8, 6)
            : types.createSqlType(SqlTypeName.INTEGER);
    return types.createTypeWithNullability(type, true);
  }

  @Override
  public void validateCall(
      SqlCall call, SqlValidator validator, SqlValidatorScope scope, SqlValidatorScope operands) {
    if (call.operand(0) instanceof SqlIntervalQualifier unit && !UNITS.contains(unit.getUnit())) {
      throw PlannerErrors.unsupported(
          unit,
          "EXTRACT of " + unit,
          "Use YEAR, QUARTER, MONTH, WEEK, DAY, HOUR, MINUTE or SECOND.");
    }
    super.validateCall(call, validator, scope, operands);
  }
}
