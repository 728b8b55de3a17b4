// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlWriter;

/**
 * {@code CONSTRAINT name CHECK (condition)}.
 *
 * @param name its name
 * @param condition what must hold for each row
 */
public record TableCheck(SqlIdentifier name, SqlNode condition) {
  void unparse(SqlWriter writer) {
    writer.keyword("CONSTRAINT");
    name.unparse(writer, 0, 0);
    writer.keyword("CHECK");
    SqlWriter.Frame frame = writer.startList("(", ")");
    condition.unparse(writer, 0, 0);
    writer.endList(frame);
  }
}
