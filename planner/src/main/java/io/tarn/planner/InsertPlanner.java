// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.LaneSql;
import io.tarn.api.ParameterRow;
import io.tarn.api.PlannedStatement;
import io.tarn.api.Privilege;
import io.tarn.api.SnapshotVersion;
import io.tarn.api.StatementDescription;
import io.tarn.api.TableEntry;
import io.tarn.api.TableName;
import io.tarn.api.TablePolicies;
import io.tarn.api.TableSnapshot;
import io.tarn.parser.InsertStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Plans {@code INSERT}: finds the columns to fill, checks the values fit, writes Spark's text. */
final class InsertPlanner {
  /** A table to write to and the columns a statement fills, in the order it gives their values. */
  private record Target(TableEntry.DeltaTable table, TableSnapshot snapshot, List<Field> columns) {}

  private final Statement statement;

  InsertPlanner(Statement statement) {
    this.statement = statement;
  }

  PlannedStatement.Write plan(InsertStatement insert, List<ParameterRow> rows) {
    Target target = target(insert);
    TypedQuery source = source(insert, target, rows);
    List<Field> filled = columns(insert, target, source);
    check(insert, target, filled, source.rowType());
    statement.lineage().fills(source.bound(), filled.stream().map(Field::getName).toList());
    QueryPlanner.requireNoSystemTables(statement, insert.getSource().getParserPosition());
    return new PlannedStatement.Write(
        target.table().name(),
        target.table().location(),
        target.snapshot().version(),
        LaneSql.of(text(insert, target, filled, source)).with(statement.names().errorDetail()),
        statement.names().inputs(),
        insert.mode() == InsertStatement.Mode.OVERWRITE || insert.replaced().isPresent()
            ? Optional.empty()
            : QueryPlanner.rows(statement, source, new Schema(filled)));
  }

  StatementDescription describe(InsertStatement insert) {
    Target target = target(insert);
    SqlNode query = typed(insert.getSource(), target);
    TypedQuery source = Descriptions.typed(statement, query);
    check(insert, target, columns(insert, target, source), source.rowType());
    return new StatementDescription(
        false,
        StatementDescription.update().result(),
        Descriptions.parameters(statement, source, Parameters.count(query)));
  }

  private Target target(InsertStatement insert) {
    SqlIdentifier written = insert.table();
    SqlParserPos pos = written.getParserPosition();
    TableName name = NameResolver.complete(written.names, statement.settings(), pos);
    TableEntry.DeltaTable table = statement.names().deltaTable(name, pos);
    statement.names().require(Privilege.MODIFY, table, pos);
    requireAllRowsSeen(insert, table);
    TableSnapshot snapshot = statement.names().pin(table, SnapshotVersion.latest());
    List<Field> all = snapshot.schema().getFields();
    if (insert.columns().isEmpty()) {
      return new Target(table, snapshot, all);
    }
    List<Field> columns = new ArrayList<>();
    for (SqlIdentifier column : insert.columns()) {
      Field field = field(all, column.getSimple(), column.getParserPosition());
      if (columns.contains(field)) {
        throw PlannerErrors.invalid(
            column.getParserPosition(), "Column " + column + " is listed twice. List it once.");
      }
      columns.add(field);
    }
    return new Target(table, snapshot, columns);
  }

  /** What is written over must be what the caller may see. */
  private void requireAllRowsSeen(InsertStatement insert, TableEntry.DeltaTable table) {
    TablePolicies policies = statement.names().policies(table);
    boolean unseen =
        insert.replaced().isPresent()
            ? !policies.isEmpty()
            : insert.mode() == InsertStatement.Mode.OVERWRITE && !policies.rowFilters().isEmpty();
    if (unseen) {
      throw PolicyErrors.refused(
          table.name(),
          "Replacing rows by what is stored, not by what you may see,",
          "Delete what you may see and insert the new rows.",
          insert.table());
    }
  }

  private static Field field(List<Field> fields, String name, SqlParserPos pos) {
    return fields.stream()
        .filter(field -> field.getName().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                PlannerErrors.columnNotFound(
                    name, pos, fields.stream().map(Field::getName).toList()));
  }

  /** One query for all rows of a batch. */
  private TypedQuery source(InsertStatement insert, Target target, List<ParameterRow> rows) {
    SqlNode query = insert.getSource();
    if (rows.size() <= 1) {
      SqlNode typed = typed(query, target);
      return rows.isEmpty()
          ? statement.typed(typed)
          : statement.with(Statement.Markers.values(rows.get(0))).typed(typed);
    }
    if (query.getKind() != SqlKind.VALUES) {
      throw PlannerErrors.unsupported(
          query, "A batch of parameters for INSERT … SELECT", "Batches are for INSERT … VALUES.");
    }
    List<SqlNode> all = new ArrayList<>();
    for (ParameterRow row : rows) {
      SqlNode typed = typed(query, target);
      QueryBinder binder = statement.with(Statement.Markers.values(row)).binder();
      all.addAll(((SqlCall) binder.bind(typed)).getOperandList());
    }
    SqlNode values = ((SqlCall) query).getOperator().createCall(query.getParserPosition(), all);
    return statement.typing().type(values, () -> statement.validation().validate(values));
  }

  /** Gives each marker that is a value of its own the type of its column. */
  private SqlNode typed(SqlNode query, Target target) {
    if (query.getKind() != SqlKind.VALUES) {
      return query;
    }
    List<SqlNode> rows = new ArrayList<>();
    for (SqlNode row : ((SqlCall) query).getOperandList()) {
      SqlCall call = (SqlCall) row;
      List<SqlNode> cells = new ArrayList<>();
      for (int i = 0; i < call.operandCount(); i++) {
        cells.add(
            i < target.columns().size()
                ? cell(call.operand(i), target.columns().get(i))
                : call.operand(i));
      }
      rows.add(call.getOperator().createCall(call.getParserPosition(), cells));
    }
    return ((SqlCall) query).getOperator().createCall(query.getParserPosition(), rows);
  }

  private SqlNode cell(SqlNode cell, Field column) {
    SqlNode value = cell.getKind() == SqlKind.DEFAULT ? ColumnValues.of(column, cell) : cell;
    boolean untyped =
        value instanceof SqlDynamicParam
            || org.apache.calcite.sql.SqlUtil.isNullLiteral(value, false);
    return untyped ? SparkTypeName.cast(value, type(column)) : value;
  }

  private RelDataType type(Field column) {
    return SparkTypes.fromArrow(statement.types(), column);
  }

  private List<Field> columns(InsertStatement insert, Target target, TypedQuery source) {
    if (insert.matching() == InsertStatement.Matching.BY_POSITION) {
      return target.columns();
    }
    List<Field> columns = new ArrayList<>();
    for (Field given : source.schema(statement.settings().timeZone()).getFields()) {
      SqlParserPos pos = insert.getSource().getParserPosition();
      columns.add(field(target.columns(), given.getName(), pos));
    }
    return columns;
  }

  private void check(InsertStatement insert, Target target, List<Field> columns, RelDataType row) {
    SqlParserPos pos = insert.getSource().getParserPosition();
    if (columns.size() != row.getFieldCount()) {
      throw PlannerErrors.arityMismatch(
          pos, target.table().name(), columns.size(), row.getFieldCount());
    }
    for (int i = 0; i < columns.size(); i++) {
      RelDataTypeField given = row.getFieldList().get(i);
      RelDataType wanted = type(columns.get(i));
      if (!StoreAssignment.allowed(given.getType(), wanted)) {
        throw PlannerErrors.typeMismatch(
            pos,
            "Column "
                + columns.get(i).getName()
                + " is "
                + SparkTypes.sparkName(wanted)
                + ", but its value is "
                + SparkTypes.sparkName(given.getType())
                + ". Cast the value.");
      }
    }
  }

  private String text(
      InsertStatement insert, Target target, List<Field> filled, TypedQuery source) {
    String verb =
        insert.mode() == InsertStatement.Mode.OVERWRITE ? "INSERT OVERWRITE " : "INSERT INTO ";
    String replaced = insert.replaced().map(where -> " REPLACE WHERE " + where(where)).orElse("");
    String path = BoundTable.deltaPath(target.snapshot().location());
    if (replaced.isEmpty()) {
      return verb
          + path
          + WriteText.select(target.snapshot(), filled, text(source), statement.types());
    }
    ColumnValues.requireNoneLeftToRules(insert, target.snapshot(), filled);
    return verb
        + path
        + replaced
        + WriteText.whole(target.snapshot(), filled, text(source), statement.types());
  }

  private String where(SqlNode condition) {
    SqlNode bound = statement.binder().expression(condition);
    AllowedFunctions.check(bound);
    return SparkSql.text(bound);
  }

  /** The source's values are cast to the columns' types as they are: no need to pin them before. */
  private static String text(TypedQuery source) {
    return source.understood().isPresent() ? SparkSql.text(source.bound()) : source.sparkText();
  }
}
