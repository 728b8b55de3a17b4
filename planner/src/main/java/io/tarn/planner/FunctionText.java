// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.FunctionEntry;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Reads the texts a function is stored as. */
final class FunctionText {
  private FunctionText() {}

  /** An expression, as it stands in the definition of a function. */
  static SqlNode expression(String sql, FunctionEntry function) {
    return StoredTexts.expression(sql, function.namespace().quoting());
  }

  /** {@code CAST(value AS type)}. */
  static SqlNode cast(SqlNode value, String type, FunctionEntry function) {
    SqlCall cast = (SqlCall) expression("CAST(NULL AS " + type + ")", function);
    return SqlStdOperatorTable.CAST.createCall(value.getParserPosition(), value, cast.operand(1));
  }

  /** NULL of the type a value is cast to. */
  static SqlNode unknownValue(SqlNode cast) {
    SqlParserPos pos = cast.getParserPosition();
    return SqlStdOperatorTable.CAST.createCall(
        pos, SqlLiteral.createNull(pos), ((SqlCall) cast).operand(1));
  }

  /** {@code SELECT value}. */
  static SqlSelect select(SqlNode value) {
    SqlParserPos pos = value.getParserPosition();
    SqlNodeList items = SqlNodeList.of(value);
    return new SqlSelect(
        pos, null, items, null, null, null, null, null, null, null, null, null, null);
  }
}
