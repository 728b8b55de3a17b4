// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner.duckdb;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/** Writes operators as queries whose columns are {@code c0, c1, …}. */
final class PlanWriter {
  private static final int MAX_EXPRESSION = 200_000;

  private final RelDataTypeFactory types;
  private final DuckdbText.Tables tables;
  private final ScanConditions conditions = new ScanConditions();
  private final ZoneId zone;
  private final CastTexts casts;
  private final Map<CorrelationId, Row> outer = new HashMap<>();
  private int aliases;

  /**
   * @param tables says what to read
   */
  PlanWriter(RelDataTypeFactory types, DuckdbText.Tables tables, ZoneId zone) {
    this.types = types;
    this.tables = tables;
    this.zone = zone;
    this.casts = new CastTexts(zone);
  }

  RelDataTypeFactory types() {
    return types;
  }

  ZoneId zone() {
    return zone;
  }

  Row outer(CorrelationId id) {
    Row row = outer.get(id);
    if (row == null) {
      throw new OffListException("correlation of this form");
    }
    return row;
  }

  /** Refuses expressions that grew beyond reason. */
  String limited(String text) {
    if (text.length() > MAX_EXPRESSION) {
      throw new OffListException("expression of this size");
    }
    return text;
  }

  CastTexts casts() {
    return casts;
  }

  String alias() {
    return "t" + aliases++;
  }

  String query(RelNode rel) {
    if (rel instanceof Project project) {
      return project(project);
    }
    if (rel instanceof Filter filter) {
      String alias = alias();
      return "SELECT * FROM " + filtered(filter, alias);
    }
    if (rel instanceof Join join) {
      return join(join);
    }
    if (rel instanceof Aggregate aggregate) {
      return aggregate(aggregate);
    }
    if (rel instanceof Sort sort) {
      String alias = alias();
      return "SELECT * FROM " + from(sort.getInput(), alias) + order(sort, alias);
    }
    if (rel instanceof SetOp operation) {
      return operation(operation);
    }
    if (rel instanceof Values values) {
      return values(values);
    }
    if (rel instanceof TableScan scan) {
      return tables.files(scan, conditions.of(scan)).text(typesOf(scan));
    }
    throw new OffListException("operator " + rel.getRelTypeName());
  }

  String from(RelNode rel, String alias) {
    return "(" + query(rel) + ") AS " + alias;
  }

  ExpressionWriter over(Row row) {
    return new ExpressionWriter(row, this, casts);
  }

  private String filtered(Filter filter, String alias) {
    if (filter.getCondition() instanceof RexCall call
        && call.getOperator().getName().equals("ROW_BARRIER")) {
      // DuckDB pushes no condition below a sample, and this one leaves nothing out.
      return from(filter.getInput(), alias) + " TABLESAMPLE BERNOULLI(100 PERCENT)";
    }
    conditions.add(filter);
    filter.getVariablesSet().forEach(id -> outer.put(id, Row.of(alias)));
    return from(filter.getInput(), alias)
        + " WHERE "
        + over(Row.of(alias)).write(filter.getCondition());
  }

  private String project(Project project) {
    String alias = alias();
    project.getVariablesSet().forEach(id -> outer.put(id, Row.of(alias)));
    RelNode input = project.getInput();
    String source =
        input instanceof Filter filter
            ? filtered(filter, alias)
            : input instanceof Sort sort && !project.containsOver()
                ? from(sort.getInput(), alias) + order(sort, alias)
                : from(input, alias);
    ExpressionWriter expressions = over(Row.of(alias));
    List<String> items = new ArrayList<>();
    for (RexNode node : project.getProjects()) {
      items.add(item(expressions.write(node), items.size()));
    }
    return "SELECT " + String.join(", ", items) + " FROM " + source;
  }

  static String item(String text, int index) {
    return text + " AS " + Row.name(index);
  }

  private String join(Join join) {
    String left = alias();
    String right = alias();
    if (!join.getVariablesSet().isEmpty()) {
      throw new OffListException("lateral join");
    }
    int leftWidth = join.getLeft().getRowType().getFieldCount();
    Row both = Row.joined(left, leftWidth, right);
    int width = join.getRowType().getFieldCount();
    String items =
        IntStream.range(0, width)
            .mapToObj(i -> item(both.column(i), i))
            .collect(Collectors.joining(", "));
    String verb =
        switch (join.getJoinType()) {
          case INNER -> " JOIN ";
          case LEFT -> " LEFT JOIN ";
          case RIGHT -> " RIGHT JOIN ";
          case FULL -> " FULL JOIN ";
          case SEMI -> " SEMI JOIN ";
          case ANTI -> " ANTI JOIN ";
          default -> throw new OffListException("join " + join.getJoinType());
        };
    return "SELECT "
        + items
        + " FROM "
        + from(join.getLeft(), left)
        + verb
        + from(join.getRight(), right)
        + " ON "
        + over(both).write(join.getCondition());
  }

  private String aggregate(Aggregate aggregate) {
    String alias = alias();
    Row row = Row.of(alias);
    List<RelDataType> inputs = typesOf(aggregate.getInput());
    boolean sets = aggregate.getGroupType() != Aggregate.Group.SIMPLE;
    List<String> items = new ArrayList<>();
    for (int index : aggregate.getGroupSet()) {
      if (sets && DuckdbTypes.isReal(inputs.get(index))) {
        throw new OffListException("grouping sets over floating point");
      }
      String column = row.column(index);
      items.add(item(sets ? column : Aggregates.key(column, inputs.get(index)), items.size()));
    }
    Aggregates functions = new Aggregates(row, inputs);
    aggregate
        .getAggCallList()
        .forEach(call -> items.add(item(functions.write(call), items.size())));
    if (items.isEmpty()) {
      throw new OffListException("aggregate without columns");
    }
    return "SELECT "
        + String.join(", ", items)
        + " FROM "
        + from(aggregate.getInput(), alias)
        + Aggregates.groupBy(aggregate, row, inputs);
  }

  static List<RelDataType> typesOf(RelNode rel) {
    return rel.getRowType().getFieldList().stream().map(RelDataTypeField::getType).toList();
  }

  /** ORDER BY, LIMIT and OFFSET over columns of one query. */
  String order(Sort sort, String alias) {
    StringBuilder text = new StringBuilder();
    List<RelDataType> columns = typesOf(sort.getInput());
    String separator = " ORDER BY ";
    for (RelFieldCollation key : sort.getCollation().getFieldCollations()) {
      boolean descending = key.getDirection().isDescending();
      boolean first =
          key.nullDirection == RelFieldCollation.NullDirection.UNSPECIFIED
              ? !descending
              : key.nullDirection == RelFieldCollation.NullDirection.FIRST;
      text.append(separator)
          .append(
              Aggregates.key(
                  Row.of(alias).column(key.getFieldIndex()), columns.get(key.getFieldIndex())))
          .append(descending ? " DESC" : " ASC")
          .append(first ? " NULLS FIRST" : " NULLS LAST");
      separator = ", ";
    }
    return text + bound(" LIMIT ", sort.fetch) + bound(" OFFSET ", sort.offset);
  }

  private static String bound(String word, @Nullable RexNode rows) {
    if (rows == null) {
      return "";
    }
    if (rows instanceof RexLiteral literal && !(rows instanceof RexDynamicParam)) {
      return word + RexLiteral.intValue(literal);
    }
    throw new OffListException("computed LIMIT");
  }

  private String operation(SetOp operation) {
    String word =
        switch (operation.kind) {
          case UNION -> " UNION ";
          case INTERSECT -> " INTERSECT ";
          case EXCEPT -> " EXCEPT ";
          default -> throw new OffListException("operator " + operation.kind);
        };
    List<RelDataType> wanted = typesOf(operation);
    return operation.getInputs().stream()
        .map(input -> "(" + converted(input, wanted, operation.all) + ")")
        .collect(Collectors.joining(word + (operation.all ? "ALL " : "")));
  }

  private String converted(RelNode input, List<RelDataType> wanted, boolean all) {
    String alias = alias();
    List<RelDataType> given = typesOf(input);
    List<String> items = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      String column = casts.cast(Row.of(alias).column(i), given.get(i), wanted.get(i));
      items.add(item(all ? column : Aggregates.key(column, wanted.get(i)), i));
    }
    return "SELECT " + String.join(", ", items) + " FROM " + from(input, alias);
  }

  private String values(Values values) {
    List<RelDataType> columns = typesOf(values);
    List<String> rows = new ArrayList<>();
    for (List<RexLiteral> tuple : values.getTuples()) {
      List<String> cells = new ArrayList<>();
      for (int i = 0; i < tuple.size(); i++) {
        cells.add(casts.cast(Literals.text(tuple.get(i)), tuple.get(i).getType(), columns.get(i)));
      }
      rows.add("(" + String.join(", ", cells) + ")");
    }
    if (rows.isEmpty()) {
      List<String> items = new ArrayList<>();
      columns.forEach(type -> items.add(item(CastTexts.plain("NULL", type), items.size())));
      return "SELECT " + String.join(", ", items) + " WHERE FALSE";
    }
    String names =
        IntStream.range(0, columns.size()).mapToObj(Row::name).collect(Collectors.joining(", "));
    String alias = alias();
    return "SELECT * FROM (VALUES " + String.join(", ", rows) + ") AS " + alias + "(" + names + ")";
  }
}
