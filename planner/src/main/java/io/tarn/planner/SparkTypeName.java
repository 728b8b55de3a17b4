// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlTypeNameSpec;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.util.Litmus;

/** A type the planner itself puts into a statement, written as Spark spells it. */
final class SparkTypeName extends SqlTypeNameSpec {
  private final RelDataType type;

  private SparkTypeName(RelDataType type, SqlParserPos pos) {
    super(new SqlIdentifier(SparkTypes.sparkName(type), pos), pos);
    this.type = type;
  }

  /** {@code CAST(node AS type)}. */
  static SqlNode cast(SqlNode node, RelDataType type) {
    SqlParserPos pos = node.getParserPosition();
    return SqlStdOperatorTable.CAST.createCall(pos, node, spec(type, pos));
  }

  private static SqlDataTypeSpec spec(RelDataType type, SqlParserPos pos) {
    return new SqlDataTypeSpec(new SparkTypeName(type, pos), pos);
  }

  @Override
  public RelDataType deriveType(SqlValidator validator) {
    return type;
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.print(SparkTypes.sparkName(type));
    writer.setNeedWhitespace(true);
  }

  @Override
  public boolean equalsDeep(SqlTypeNameSpec other, Litmus litmus) {
    return (other instanceof SparkTypeName same && same.type.equals(type))
        ? litmus.succeed()
        : litmus.fail("another type");
  }
}
