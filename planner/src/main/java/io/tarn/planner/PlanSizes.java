// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.Estimate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.core.Union;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/** Estimates a plan's result and what it reads. */
final class PlanSizes {
  private static final double ASSUMED_STRING_BYTES = 32;
  private static final long SMALL_SCAN = 8L << 20;

  private PlanSizes() {}

  static Estimate of(RelNode rel, long scanBytes) {
    RelMetadataQuery metadata = rel.getCluster().getMetadataQuery();
    double width = width(rel.getRowType());
    @Nullable Double estimate = metadata.getRowCount(rel);
    double most = mostRows(rel);
    double rows = Math.min(estimate == null ? 1000 : estimate, most);
    double maxBytes = most * width;
    return new Estimate(
        rows,
        rows * width,
        maxBytes < Long.MAX_VALUE ? (long) Math.ceil(maxBytes) : Long.MAX_VALUE,
        scanBytes);
  }

  /**
   * What is known of a query whose plan could not be drawn: from little data mostly comes little.
   * If not, Spark notices and its lane sends the rows through files.
   */
  static Estimate unknown(long scanBytes) {
    long most = scanBytes > SMALL_SCAN ? Long.MAX_VALUE : SMALL_SCAN;
    return new Estimate(1000, 1000 * ASSUMED_STRING_BYTES, most, scanBytes);
  }

  /** Bytes of the columns a statement names, in the tables it reads. */
  static long scanBytes(List<BoundTable> tables, SqlNode validated, SparkTypeFactory types) {
    Set<String> names = new HashSet<>();
    validated.accept(
        new SqlBasicVisitor<Void>() {
          @Override
          public Void visit(SqlIdentifier name) {
            name.names.forEach(part -> names.add(part.toLowerCase(Locale.ROOT)));
            return super.visit(name);
          }
        });
    long total = 0;
    for (BoundTable table : tables) {
      long bytes = table.snapshot().map(s -> s.statistics().bytes()).orElse(0L);
      total += (long) Math.ceil(bytes * usedShare(table, names, types));
    }
    return total;
  }

  private static double usedShare(BoundTable table, Set<String> names, SparkTypeFactory types) {
    double all = 0;
    double used = 0;
    for (Field field : table.schema().getFields()) {
      double width = bytes(SparkTypes.fromArrow(types, field).getSqlTypeName());
      all += width;
      used += names.contains(field.getName().toLowerCase(Locale.ROOT)) ? width : 0;
    }
    return all == 0 ? 0 : used / all;
  }

  /** Operators of a plan; stops counting once past a limit. */
  static int nodes(RelNode rel, int limit) {
    int nodes = 1;
    for (RelNode input : rel.getInputs()) {
      nodes += nodes <= limit ? nodes(input, limit) : 0;
    }
    return nodes;
  }

  private static double width(RelDataType row) {
    double width = 0;
    for (RelDataTypeField field : row.getFieldList()) {
      width += bytes(field.getType().getSqlTypeName());
    }
    return Math.max(1, width);
  }

  private static double bytes(SqlTypeName type) {
    return switch (type) {
      case BOOLEAN, TINYINT -> 1;
      case SMALLINT -> 2;
      case INTEGER, REAL, DATE -> 4;
      case BIGINT, DOUBLE, TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> 8;
      case DECIMAL -> 16;
      default -> ASSUMED_STRING_BYTES;
    };
  }

  /** An upper bound of the number of rows; infinite if nothing bounds it. */
  private static double mostRows(RelNode rel) {
    if (rel instanceof Sort sort) {
      return Math.min(mostRows(sort.getInput()), limit(sort.fetch));
    }
    if (rel instanceof Filter || rel instanceof Project) {
      return mostRows(rel.getInput(0));
    }
    if (rel instanceof Aggregate aggregate) {
      return aggregate.getGroupCount() == 0
          ? 1
          : mostRows(aggregate.getInput()) * aggregate.getGroupSets().size();
    }
    if (rel instanceof Values values) {
      return values.getTuples().size();
    }
    if (rel instanceof Join join && !join.getJoinType().isOuterJoin()) {
      double left = mostRows(join.getLeft());
      return join.getJoinType().projectsRight() ? left * mostRows(join.getRight()) : left;
    }
    if (rel instanceof Union) {
      return rel.getInputs().stream().mapToDouble(PlanSizes::mostRows).sum();
    }
    return rel instanceof TableScan scan ? rowsOf(scan) : Double.POSITIVE_INFINITY;
  }

  private static double limit(@Nullable RexNode fetch) {
    return fetch instanceof RexLiteral literal
        ? RexLiteral.numberValue(literal).doubleValue()
        : Double.POSITIVE_INFINITY;
  }

  private static double rowsOf(TableScan scan) {
    @Nullable RelTable table = scan.getTable().unwrap(RelTable.class);
    OptionalLong rows = table == null ? OptionalLong.empty() : table.exactRows();
    return rows.isPresent() ? rows.getAsLong() : Double.POSITIVE_INFINITY;
  }
}
