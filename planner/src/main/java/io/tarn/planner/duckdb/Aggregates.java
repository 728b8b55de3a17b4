// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner.duckdb;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.type.RelDataType;

/** Writes aggregate functions with Spark's result types. */
final class Aggregates {
  private final Row row;
  private final List<RelDataType> types;

  /**
   * @param row columns that are aggregated
   * @param types their types
   */
  Aggregates(Row row, List<RelDataType> types) {
    this.row = row;
    this.types = types;
  }

  /** A value to group or order by: Spark takes the two zeros of a floating point type for one. */
  static String key(String text, RelDataType type) {
    DuckdbTypes.name(type);
    return DuckdbTypes.isReal(type) ? CastTexts.plain("(" + text + " + 0.0)", type) : text;
  }

  /** A value to add up, of a type whose sum DuckDB computes as Spark does. */
  static String summand(String text, RelDataType type) {
    if (!DuckdbTypes.isNumber(type)) {
      throw new OffListException("sum of " + type.getSqlTypeName());
    }
    return DuckdbTypes.isReal(type) ? "CAST(" + text + " AS DOUBLE)" : text;
  }

  String write(AggregateCall call) {
    if (call.ignoreNulls() || !call.getCollation().getFieldCollations().isEmpty()) {
      throw new OffListException("ordered aggregate");
    }
    List<String> arguments = new ArrayList<>();
    call.getArgList().forEach(index -> arguments.add(row.column(index)));
    String filter = call.filterArg < 0 ? "" : " FILTER (WHERE " + row.column(call.filterArg) + ")";
    String distinct = call.isDistinct() ? "DISTINCT " : "";
    return switch (call.getAggregation().getKind()) {
      case COUNT -> "count(" + counted(distinct, call) + ")" + filter;
      case SUM -> sum(distinct, call) + filterEnd(filter, call);
      case SUM0 -> throw new OffListException("sum from zero");
      case AVG -> average(distinct, filter, call);
      case MIN -> "min(" + arguments.get(0) + ")" + filter;
      case MAX -> "max(" + arguments.get(0) + ")" + filter;
      case GROUPING -> grouping(arguments, call);
      default -> named(distinct, filter, call);
    };
  }

  private static String grouping(List<String> arguments, AggregateCall call) {
    return CastTexts.plain("grouping(" + String.join(", ", arguments) + ")", call.getType());
  }

  private String counted(String distinct, AggregateCall call) {
    if (call.getArgList().isEmpty()) {
      return "*";
    }
    if (call.getArgList().size() > 1) {
      throw new OffListException("count of several columns");
    }
    int index = call.getArgList().get(0);
    return distinct
        + (distinct.isEmpty() ? row.column(index) : key(row.column(index), types.get(index)));
  }

  private String sum(String distinct, AggregateCall call) {
    int index = call.getArgList().get(0);
    return "CAST(sum(" + distinct + summand(row.column(index), types.get(index)) + ")";
  }

  private static String filterEnd(String filter, AggregateCall call) {
    return filter + " AS " + DuckdbTypes.name(call.getType()) + ")";
  }

  /** Spark divides the exact sum of decimals by their number and rounds half up. */
  private String average(String distinct, String filter, AggregateCall call) {
    int index = call.getArgList().get(0);
    RelDataType type = types.get(index);
    String column = row.column(index);
    if (!DuckdbTypes.isDecimal(type)) {
      return "avg(" + distinct + "CAST(" + summand(column, type) + " AS DOUBLE))" + filter;
    }
    int shift = call.getType().getScale() - type.getScale();
    String sum = Arithmetic.unscaled("sum(" + distinct + column + ")" + filter, type.getScale());
    return Arithmetic.scaled(
        "spark_mean("
            + sum
            + " * "
            + Arithmetic.hugePower(shift)
            + ", CAST(count("
            + distinct
            + column
            + ")"
            + filter
            + " AS HUGEINT))",
        call.getType());
  }

  private String named(String distinct, String filter, AggregateCall call) {
    String name = call.getAggregation().getName().toLowerCase(Locale.ROOT);
    String argument = call.getArgList().isEmpty() ? "" : row.column(call.getArgList().get(0));
    boolean one = call.getArgList().size() == 1 && distinct.isEmpty();
    RelDataType type = one ? types.get(call.getArgList().get(0)) : call.getType();
    boolean number = DuckdbTypes.isNumber(type);
    return switch (one ? name : "") {
      case "count_if" ->
          "CAST(count(*) FILTER (WHERE "
              + argument
              + (call.filterArg < 0 ? "" : " AND " + row.column(call.filterArg))
              + ") AS BIGINT)";
      case "every", "bool_and" -> "bool_and(" + argument + ")" + filter;
      case "any", "some", "bool_or" -> "bool_or(" + argument + ")" + filter;
      case "stddev", "stddev_samp", "std", "stddev_pop", "variance", "var_samp", "var_pop" -> {
        if (!number) {
          throw new OffListException(name + " of " + type.getSqlTypeName());
        }
        String function = name.equals("std") ? "stddev_samp" : name;
        yield function + "(CAST(" + argument + " AS DOUBLE))" + filter;
      }
      case "mean" ->
          number && !DuckdbTypes.isDecimal(type)
              ? "avg(CAST(" + argument + " AS DOUBLE))" + filter
              : refuse(name);
      default -> refuse(name);
    };
  }

  private static String refuse(String name) {
    throw new OffListException("aggregate function " + name);
  }

  /** The GROUP BY clause, empty for none. */
  static String groupBy(Aggregate aggregate, Row row, List<RelDataType> types) {
    if (aggregate.getGroupType() == Aggregate.Group.SIMPLE) {
      return aggregate.getGroupSet().isEmpty()
          ? ""
          : aggregate.getGroupSet().asList().stream()
              .map(index -> key(row.column(index), types.get(index)))
              .collect(Collectors.joining(", ", " GROUP BY ", ""));
    }
    return aggregate.getGroupSets().stream()
        .map(
            set ->
                set.asList().stream().map(row::column).collect(Collectors.joining(", ", "(", ")")))
        // Without rows Spark has no grand total either.
        .collect(Collectors.joining(", ", " GROUP BY GROUPING SETS (", ") HAVING count(*) > 0"));
  }
}
