// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import org.apache.calcite.sql.SqlStarExclude;
import org.apache.calcite.sql.SqlWriter;

/** {@code * EXCEPT (a, b)} in Spark's spelling. */
final class StarExcept extends SqlStarExclude {
  StarExcept(SqlStarExclude star) {
    super(star.getParserPosition(), star.getStarIdentifier(), star.getExcludeList());
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    getStarIdentifier().unparse(writer, 0, 0);
    writer.keyword("EXCEPT");
    SqlWriter.Frame frame = writer.startList("(", ")");
    getExcludeList().unparse(writer, 0, 0);
    writer.endList(frame);
  }
}
