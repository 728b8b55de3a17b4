// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;

/** A pinned table in a FROM clause: a name to the validator, a path and version to Spark. */
final class TableNode extends SqlIdentifier {
  private final BoundTable table;

  TableNode(BoundTable table, SqlParserPos pos) {
    super(table.key(), pos);
    this.table = table;
  }

  Schema schema() {
    return table.schema();
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.print(table.sparkText());
    writer.setNeedWhitespace(true);
  }

  @Override
  public TableNode clone(SqlParserPos pos) {
    return new TableNode(table, pos);
  }
}
