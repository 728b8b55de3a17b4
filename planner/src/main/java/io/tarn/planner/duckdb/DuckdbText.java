// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner.duckdb;

import io.tarn.api.ColumnCondition;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.type.RelDataType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A query for the interactive lane, or what keeps it off that lane. */
public sealed interface DuckdbText {
  /** For developers. */
  Logger LOG = LoggerFactory.getLogger(DuckdbText.class);

  /**
   * It may run there.
   *
   * @param sql DuckDB's text, giving the promised columns in order
   */
  record Eligible(String sql) implements DuckdbText {}

  /**
   * It may not.
   *
   * @param reason a sentence without a full stop
   */
  record Refused(String reason) implements DuckdbText {}

  /** What a scan reads. */
  @FunctionalInterface
  interface Tables {
    /**
     * @param conditions that all rows of interest meet
     * @throws RuntimeException {@link #unreadable} if the interactive lane cannot read the table
     */
    ScanText files(TableScan scan, List<ColumnCondition> conditions);
  }

  /** What {@link Tables} throws for a table that the lane cannot read. */
  static RuntimeException unreadable(String what) {
    return new OffListException(what);
  }

  /**
   * Writes a plan.
   *
   * @param root the plan as the validator's types have it, nothing folded
   * @param result types to deliver the columns in
   * @param tables says what to read
   * @param zone the session's
   */
  static DuckdbText of(RelRoot root, List<RelDataType> result, Tables tables, ZoneId zone) {
    try {
      PlanWriter writer = new PlanWriter(root.rel.getCluster().getTypeFactory(), tables, zone);
      return new Eligible(top(root, result, writer));
    } catch (OffListException missing) {
      return new Refused("the interactive lane has no " + missing.what());
    } catch (RuntimeException odd) {
      // Such as a number or date no Java type holds: what that means is Spark's to say.
      LOG.debug("A plan cannot be written for DuckDB", odd);
      return new Refused("the interactive lane cannot write one of the query's values");
    }
  }

  /** The columns the user asked for, in their order and types. */
  private static String top(RelRoot root, List<RelDataType> wanted, PlanWriter writer) {
    String alias = writer.alias();
    RelNode rel = root.rel;
    String source =
        rel instanceof Sort sort
            ? writer.from(sort.getInput(), alias) + writer.order(sort, alias)
            : writer.from(rel, alias);
    List<RelDataType> given = PlanWriter.typesOf(rel);
    List<String> items = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      int index = root.fields.get(i).getKey();
      String text =
          writer.casts().cast(Row.of(alias).column(index), given.get(index), wanted.get(i));
      items.add(PlanWriter.item(text, i));
    }
    return "SELECT " + String.join(", ", items) + " FROM " + source;
  }
}
