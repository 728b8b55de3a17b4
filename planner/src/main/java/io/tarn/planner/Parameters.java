// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.ParameterRow;
import java.util.List;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlBasicVisitor;

/** The {@code ?} markers of a statement. */
final class Parameters {
  private Parameters() {}

  /** How many markers there are. */
  static int count(SqlNode statement) {
    int[] count = {0};
    statement.accept(
        new SqlBasicVisitor<Void>() {
          @Override
          public Void visit(SqlDynamicParam marker) {
            count[0] = Math.max(count[0], marker.getIndex() + 1);
            return super.visit(marker);
          }
        });
    return count[0];
  }

  /** Refuses rows that do not give each marker one value. */
  static void check(SqlNode statement, List<ParameterRow> rows) {
    int markers = count(statement);
    if (rows.isEmpty() && markers > 0) {
      throw ParameterErrors.unbound(markers, 0);
    }
    for (ParameterRow row : rows) {
      if (row.values().size() != markers) {
        throw ParameterErrors.unbound(markers, row.values().size());
      }
    }
  }
}
