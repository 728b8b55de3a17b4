// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlWriter;

/**
 * {@code column = value} of {@code UPDATE} and {@code MERGE}.
 *
 * @param column the column, or a field of a struct
 * @param value an expression, or a call of {@code DEFAULT}
 */
public record Assignment(SqlIdentifier column, SqlNode value) {
  void unparse(SqlWriter writer) {
    column.unparse(writer, 0, 0);
    writer.keyword("=");
    value.unparse(writer, 0, 0);
  }
}
