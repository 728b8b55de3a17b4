// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import java.math.BigDecimal;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSampleSpec;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.SqlWriter;

/** {@code TABLESAMPLE (n PERCENT) [REPEATABLE (seed)]} in Spark's spelling. */
final class TableSample extends SqlSpecialOperator {
  private static final TableSample OPERATOR = new TableSample();
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private TableSample() {
    super("TABLESAMPLE", SqlKind.TABLESAMPLE);
  }

  /** The sample of a call, of another table. */
  static SqlNode of(SqlCall sample, SqlNode table) {
    return OPERATOR.createCall(sample.getParserPosition(), table, sample.operand(1));
  }

  @Override
  public void unparse(SqlWriter writer, SqlCall call, int leftPrec, int rightPrec) {
    call.operand(0).unparse(writer, 0, 0);
    SqlLiteral literal = call.operand(1);
    SqlSampleSpec.SqlTableSampleSpec spec =
        literal.getValueAs(SqlSampleSpec.SqlTableSampleSpec.class);
    String percent = spec.sampleRate.multiply(HUNDRED).stripTrailingZeros().toPlainString();
    writer.print("TABLESAMPLE (" + percent + " PERCENT)");
    if (spec.isRepeatable()) {
      writer.print(" REPEATABLE (" + spec.getRepeatableSeed() + ")");
    }
    writer.setNeedWhitespace(true);
  }
}
