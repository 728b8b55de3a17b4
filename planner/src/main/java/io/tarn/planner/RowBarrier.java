// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;

/**
 * A condition that is always true and that no optimiser moves another one past. What stands above
 * it is not computed for rows a filter below it hides: otherwise a condition that fails for some
 * values, such as {@code 1 / (salary - 100) > 0}, would tell what hidden rows hold. PostgreSQL
 * calls the like a security barrier. Spark moves nothing past what is not deterministic; for DuckDB
 * see {@code PlanWriter}.
 */
final class RowBarrier extends SqlFunction {
  private static final RowBarrier OPERATOR = new RowBarrier();

  private RowBarrier() {
    super(
        "ROW_BARRIER",
        SqlKind.OTHER_FUNCTION,
        ReturnTypes.BOOLEAN_NOT_NULL,
        null,
        OperandTypes.NILADIC,
        SqlFunctionCategory.SYSTEM);
  }

  static SqlNode at(SqlParserPos pos) {
    return OPERATOR.createCall(pos);
  }

  /** Nobody else can call it: it is in no table of operators. */
  @Override
  public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
    RelDataType type = validator.getTypeFactory().createSqlType(SqlTypeName.BOOLEAN);
    validator.setValidatedNodeType(call, type);
    return type;
  }

  @Override
  public void unparse(SqlWriter writer, SqlCall call, int leftPrec, int rightPrec) {
    writer.print("(rand() >= 0)");
    writer.setNeedWhitespace(true);
  }
}
