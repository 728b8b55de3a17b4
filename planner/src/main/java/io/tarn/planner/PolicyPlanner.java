// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.CatalogChange;
import io.tarn.api.FunctionEntry;
import io.tarn.api.PlannedStatement;
import io.tarn.api.PolicyCall;
import io.tarn.api.Privilege;
import io.tarn.api.SnapshotVersion;
import io.tarn.api.TableEntry;
import io.tarn.api.TableName;
import io.tarn.api.TablePolicies;
import io.tarn.parser.AlterPolicy;
import io.tarn.parser.CreateTable;
import io.tarn.parser.NewPolicies;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Plans the setting and dropping of row filters and column masks: what is set is tried first. */
final class PolicyPlanner {
  private final Statement statement;

  PolicyPlanner(Statement statement) {
    this.statement = statement;
  }

  PlannedStatement plan(AlterPolicy node) {
    SqlParserPos pos = node.table().getParserPosition();
    TableName name = NameResolver.complete(node.table().names, statement.settings(), pos);
    TableEntry.DeltaTable table = statement.names().deltaTable(name, pos);
    statement.names().require(Privilege.MANAGE, table, pos);
    BoundTable bound = statement.names().bind(table, SnapshotVersion.latest());
    if (node.column().isEmpty()) {
      return rowFilter(node, table, bound);
    }
    SqlIdentifier written = node.column().get();
    if (node.call().isEmpty() && table.policies().mask(written.getSimple()).isPresent()) {
      return mask(table, written.getSimple(), Optional.empty());
    }
    Field column = column(written, bound);
    Optional<PolicyCall> call = node.call().map(mask -> maskCall(mask, column, bound));
    call.ifPresent(
        mask ->
            requireSound(table, bound, TablePolicies.NONE.withMask(column.getName(), call), pos));
    return mask(table, column.getName(), call);
  }

  /** The policies of a table that is to be made. */
  TablePolicies ofNew(CreateTable node, TableName name, Schema schema) {
    SqlParserPos pos = node.name().getParserPosition();
    BoundTable bound =
        statement
            .names()
            .bind(
                new BoundTable(
                    "new " + name,
                    name,
                    schema,
                    Optional.empty(),
                    Optional.empty(),
                    name.toString()));
    TablePolicies policies =
        TablePolicies.NONE.withRowFilter(
            node.policies().rowFilter().map(filter -> filterCall(filter, bound)));
    for (NewPolicies.Mask mask : node.policies().masks()) {
      Field column = column(mask.column(), bound);
      policies =
          policies.withMask(column.getName(), Optional.of(maskCall(mask.call(), column, bound)));
    }
    TableEntry.DeltaTable table =
        new TableEntry.DeltaTable(
            name, Optional.empty(), statement.user(), URI.create("new:table"), List.of());
    requireSound(table, bound, policies, pos);
    return policies;
  }

  private PolicyCall maskCall(AlterPolicy.Call mask, Field column, BoundTable table) {
    List<PolicyCall.Argument> arguments = new ArrayList<>();
    arguments.add(PolicyCall.Argument.column(column.getName()));
    arguments.addAll(arguments(mask, table));
    return new PolicyCall(function(mask).name(), arguments);
  }

  private PolicyCall filterCall(AlterPolicy.Call filter, BoundTable table) {
    FunctionEntry function = function(filter);
    if (!function.returnType().equalsIgnoreCase("BOOLEAN")) {
      throw PolicyErrors.notBoolean(
          function.name().toString(), function.returnType(), filter.function().getParserPosition());
    }
    return new PolicyCall(function.name(), arguments(filter, table));
  }

  private static PlannedStatement mask(
      TableEntry.DeltaTable table, String column, Optional<PolicyCall> call) {
    return new PlannedStatement.Change(new CatalogChange.SetColumnMask(table.name(), column, call));
  }

  private PlannedStatement rowFilter(
      AlterPolicy node, TableEntry.DeltaTable table, BoundTable bound) {
    SqlParserPos pos = node.table().getParserPosition();
    Optional<PolicyCall> call = node.call().map(filter -> filterCall(filter, bound));
    call.ifPresent(
        filter -> requireSound(table, bound, TablePolicies.NONE.withRowFilter(call), pos));
    return new PlannedStatement.Change(new CatalogChange.SetRowFilter(table.name(), call));
  }

  /** The function must be the caller's to call. */
  private FunctionEntry function(AlterPolicy.Call call) {
    FunctionEntry function = UserFunctions.require(statement, call.function());
    statement
        .names()
        .requireCallable(statement.user(), function, call.function().getParserPosition());
    return function;
  }

  private List<PolicyCall.Argument> arguments(AlterPolicy.Call call, BoundTable table) {
    List<PolicyCall.Argument> arguments = new ArrayList<>();
    for (SqlNode written : call.arguments()) {
      if (written instanceof SqlIdentifier name && name.isSimple()) {
        arguments.add(PolicyCall.Argument.column(column(name, table).getName()));
      } else if (written instanceof SqlLiteral) {
        SqlNode value = statement.binder().expression(written);
        arguments.add(PolicyCall.Argument.literal(SparkSql.text(value)));
      } else {
        throw PolicyErrors.argument(written);
      }
    }
    return arguments;
  }

  private static Field column(SqlIdentifier name, BoundTable table) {
    List<Field> columns = table.schema().getFields();
    return columns.stream()
        .filter(field -> field.getName().equalsIgnoreCase(name.getSimple()))
        .findFirst()
        .orElseThrow(
            () ->
                PlannerErrors.columnNotFound(
                    name.getSimple(),
                    name.getParserPosition(),
                    columns.stream().map(Field::getName).toList()));
  }

  /** What could not be applied to a query is refused now rather than at each query. */
  private void requireSound(
      TableEntry.DeltaTable table, BoundTable bound, TablePolicies policies, SqlParserPos pos) {
    ProtectedTables tables = new ProtectedTables(statement, 0, FunctionFrame.NONE);
    SqlNode query =
        tables.applied(
            table,
            pos,
            () ->
                new PolicyWeaver(statement, 0, FunctionFrame.NONE)
                    .woven(new TableNode(bound, pos), bound.schema().getFields(), policies, pos));
    TypedQuery unused =
        statement.typing().type(query, () -> statement.validation().validate(query));
  }
}
