// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.LaneSql;
import io.tarn.api.PlannedStatement;
import io.tarn.api.Privilege;
import io.tarn.api.SnapshotVersion;
import io.tarn.api.TableEntry;
import io.tarn.api.TableName;
import io.tarn.api.TableSnapshot;
import io.tarn.parser.Assignment;
import io.tarn.parser.DeleteStatement;
import io.tarn.parser.MergeClause;
import io.tarn.parser.MergeStatement;
import io.tarn.parser.UpdateStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * Plans {@code UPDATE}, {@code DELETE} and {@code MERGE}: the target becomes its path, what is read
 * besides is pinned, functions are checked; columns and types are Spark's to check.
 */
final class ChangePlanner {
  /** The table changed, under the alias its columns go by. */
  private record Target(
      TableEntry.DeltaTable table, TableSnapshot snapshot, FromScope scope, String alias) {
    String text() {
      return BoundTable.deltaPath(table.location()) + " AS " + SparkLexical.identifier(alias);
    }
  }

  private final Statement statement;
  private final QueryBinder binder;

  ChangePlanner(Statement statement) {
    this.statement = statement;
    this.binder = statement.binder();
  }

  PlannedStatement.Write update(UpdateStatement node) {
    Target target = target(node.table(), node.alias());
    String text =
        "UPDATE "
            + target.text()
            + " SET "
            + assignments(node.assignments(), target.scope())
            + node.where().map(where -> " WHERE " + expression(where, target.scope())).orElse("");
    return write(target, text, node.getParserPosition());
  }

  PlannedStatement.Write delete(DeleteStatement node) {
    Target target = target(node.table(), node.alias());
    String text =
        "DELETE FROM "
            + target.text()
            + node.where().map(where -> " WHERE " + expression(where, target.scope())).orElse("");
    return write(target, text, node.getParserPosition());
  }

  PlannedStatement.Write merge(MergeStatement node) {
    Target target = target(node.table(), node.alias());
    SqlNode source = binder.source(node.source(), target.scope());
    AllowedFunctions.check(source);
    StringBuilder text =
        new StringBuilder("MERGE INTO ")
            .append(target.text())
            .append(" USING ")
            .append(source(source))
            .append(" ON ")
            .append(expression(node.condition(), target.scope()));
    for (MergeClause clause : node.clauses()) {
      text.append(" WHEN ").append(clause.when().sql());
      clause
          .condition()
          .ifPresent(
              condition -> text.append(" AND ").append(expression(condition, target.scope())));
      text.append(" THEN ").append(action(clause.action(), target.scope()));
    }
    return write(target, text.toString(), node.getParserPosition());
  }

  private static String source(SqlNode source) {
    return QueryBinder.isQuery(source) ? "(" + SparkSql.text(source) + ")" : SparkSql.text(source);
  }

  private String action(MergeClause.Action action, FromScope scope) {
    if (action instanceof MergeClause.Update update) {
      return "UPDATE SET " + assignments(update.assignments(), scope);
    }
    if (action instanceof MergeClause.Insert insert) {
      String columns = insert.columns().isEmpty() ? "" : " (" + list(insert.columns(), scope) + ")";
      return "INSERT" + columns + " VALUES (" + list(insert.values(), scope) + ")";
    }
    if (action instanceof MergeClause.UpdateAll) {
      return "UPDATE SET *";
    }
    return action instanceof MergeClause.InsertAll ? "INSERT *" : "DELETE";
  }

  private Target target(SqlIdentifier written, Optional<SqlIdentifier> alias) {
    SqlParserPos pos = written.getParserPosition();
    TableName name = NameResolver.complete(written.names, statement.settings(), pos);
    TableEntry.DeltaTable table = statement.names().deltaTable(name, pos);
    // Which rows change, and their number, tell what is in them.
    statement.names().require(Privilege.SELECT, table, pos);
    statement.names().require(Privilege.MODIFY, table, pos);
    TableSnapshot snapshot = statement.names().pin(table, SnapshotVersion.latest());
    FromScope scope = new FromScope(null);
    String own = alias.map(SqlIdentifier::getSimple).orElseGet(() -> scope.mention(table.name()));
    alias.ifPresent(word -> scope.source(word.getSimple()));
    return new Target(table, snapshot, scope, own);
  }

  private String assignments(List<Assignment> assignments, FromScope scope) {
    return assignments.stream()
        .map(
            each ->
                SparkSql.text(binder.expressions(QueryNames.NONE, scope).bind(each.column()))
                    + " = "
                    + expression(each.value(), scope))
        .collect(Collectors.joining(", "));
  }

  private String list(SqlNodeList nodes, FromScope scope) {
    List<String> texts = new ArrayList<>();
    for (SqlNode node : nodes) {
      texts.add(expression(node, scope));
    }
    return String.join(", ", texts);
  }

  private String expression(SqlNode node, FromScope scope) {
    if (node.getKind() == SqlKind.DEFAULT) {
      return "DEFAULT";
    }
    SqlNode bound = binder.expressions(QueryNames.NONE, scope).bind(node);
    AllowedFunctions.check(bound);
    return SparkSql.text(bound);
  }

  private PlannedStatement.Write write(Target target, String text, SqlParserPos pos) {
    QueryPlanner.requireNoSystemTables(statement, pos);
    return new PlannedStatement.Write(
        target.table().name(),
        target.table().location(),
        target.snapshot().version(),
        LaneSql.of(text),
        statement.names().inputs());
  }
}
