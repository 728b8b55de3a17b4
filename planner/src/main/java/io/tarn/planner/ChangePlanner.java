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
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.calcite.sql.SqlCall;
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
      TableEntry.DeltaTable table,
      TableSnapshot snapshot,
      FromScope scope,
      String alias,
      ProtectedTarget policies,
      SqlIdentifier name) {
    String text() {
      return BoundTable.deltaPath(table.location()) + " AS " + SparkLexical.identifier(alias);
    }
  }

  private final Statement statement;
  private final QueryBinder binder;
  private final ChangedColumns changed;

  ChangePlanner(Statement statement) {
    this.statement = statement;
    this.binder = statement.binder();
    this.changed = new ChangedColumns(statement.lineage());
  }

  PlannedStatement.Write update(UpdateStatement node) {
    Target target = target(node.table(), node.alias());
    String text =
        "UPDATE "
            + target.text()
            + " SET "
            + assignments(node.assignments(), target)
            + where(node.where(), target);
    return write(target, text, node.getParserPosition());
  }

  PlannedStatement.Write delete(DeleteStatement node) {
    Target target = target(node.table(), node.alias());
    String text = "DELETE FROM " + target.text() + where(node.where(), target);
    return write(target, text, node.getParserPosition());
  }

  private String where(Optional<SqlNode> condition, Target target) {
    return target
        .policies()
        .visible(condition.map(where -> expression(where, target)))
        .map(text -> " WHERE " + text)
        .orElse("");
  }

  PlannedStatement.Write merge(MergeStatement node) {
    Target target = target(node.table(), node.alias());
    SqlNode source = binder.source(node.source(), target.scope());
    AllowedFunctions.check(source);
    target.policies().reads(source);
    changed.from(source);
    StringBuilder text =
        new StringBuilder("MERGE INTO ")
            .append(target.text())
            .append(" USING ")
            .append(source(source))
            .append(" ON ")
            .append(target.policies().joined(node.condition(), part -> expression(part, target)));
    for (MergeClause clause : node.clauses()) {
      text.append(" WHEN ").append(clause.when().sql());
      condition(clause, target).ifPresent(condition -> text.append(" AND ").append(condition));
      text.append(" THEN ").append(action(clause.action(), target));
    }
    return write(target, text.toString(), node.getParserPosition());
  }

  /** Rows of the target that join nothing have not been through the condition of the join. */
  private Optional<String> condition(MergeClause clause, Target target) {
    Optional<String> written = clause.condition().map(node -> expression(node, target));
    return clause.when() == MergeClause.When.NOT_MATCHED_BY_SOURCE
        ? target.policies().visible(written)
        : written;
  }

  private static String source(SqlNode source) {
    if (QueryBinder.isQuery(source)) {
      return "(" + SparkSql.text(source) + ")";
    }
    if (source.getKind() == SqlKind.AS
        && ((SqlCall) source).operand(0) instanceof TableNode table) {
      // Spark's MERGE takes a query, but no version of a table.
      return "(SELECT * FROM "
          + SparkSql.text(table)
          + ") AS "
          + SparkSql.text(((SqlCall) source).operand(1));
    }
    return SparkSql.text(source);
  }

  private String action(MergeClause.Action action, Target target) {
    if (action instanceof MergeClause.Update update) {
      return "UPDATE SET " + assignments(update.assignments(), target);
    }
    if (action instanceof MergeClause.Insert insert) {
      String columns =
          insert.columns().isEmpty() ? "" : " (" + names(insert.columns(), target) + ")";
      return "INSERT" + columns + " VALUES (" + values(insert, target) + ")";
    }
    if (action instanceof MergeClause.UpdateAll) {
      target.policies().requireNotLookedAt(Optional.empty(), target.name());
      changed.all();
      return "UPDATE SET *";
    }
    if (action instanceof MergeClause.InsertAll) {
      changed.all();
      return "INSERT *";
    }
    return "DELETE";
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
    return new Target(
        table, snapshot, scope, own, new ProtectedTarget(statement, table, own, pos), written);
  }

  private String assignments(List<Assignment> assignments, Target target) {
    assignments.forEach(
        each -> target.policies().requireNotLookedAt(Optional.of(each.column()), each.column()));
    return assignments.stream()
        .map(
            each ->
                SparkSql.text(
                        binder.expressions(QueryNames.NONE, target.scope()).bind(each.column()))
                    + " = "
                    + value(column(each.column(), target), each.value(), target))
        .collect(Collectors.joining(", "));
  }

  /** The column of the target that is given a value, or part of one. */
  private static String column(SqlNode written, Target target) {
    List<String> names = ((SqlIdentifier) written).names;
    boolean qualified = names.size() > 1 && names.get(0).equalsIgnoreCase(target.alias());
    return names.get(qualified ? 1 : 0);
  }

  private String values(MergeClause.Insert insert, Target target) {
    List<String> columns =
        insert.columns().isEmpty()
            ? target.snapshot().schema().getFields().stream().map(Field::getName).toList()
            : insert.columns().stream().map(each -> column(each, target)).toList();
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < insert.values().size(); i++) {
      SqlNode value = insert.values().get(i);
      texts.add(
          i < columns.size() ? value(columns.get(i), value, target) : expression(value, target));
    }
    return String.join(", ", texts);
  }

  private String value(String column, SqlNode node, Target target) {
    if (node.getKind() == SqlKind.DEFAULT) {
      return "DEFAULT";
    }
    SqlNode bound = bound(node, target);
    changed.set(column, bound);
    return SparkSql.text(bound);
  }

  /** Columns that are given values, masked ones too. */
  private String names(SqlNodeList columns, Target target) {
    List<String> texts = new ArrayList<>();
    for (SqlNode column : columns) {
      texts.add(SparkSql.text(binder.expressions(QueryNames.NONE, target.scope()).bind(column)));
    }
    return String.join(", ", texts);
  }

  private String expression(SqlNode node, Target target) {
    if (node.getKind() == SqlKind.DEFAULT) {
      return "DEFAULT";
    }
    return SparkSql.text(bound(node, target));
  }

  private SqlNode bound(SqlNode node, Target target) {
    target.policies().requireUnmasked(node);
    SqlNode bound = binder.expressions(QueryNames.NONE, target.scope()).bind(node);
    AllowedFunctions.check(bound);
    return bound;
  }

  private PlannedStatement.Write write(Target target, String text, SqlParserPos pos) {
    QueryPlanner.requireNoSystemTables(statement, pos);
    changed.note(
        BoundTable.delta(
            "changed " + target.table().name(), target.table().name(), target.snapshot()),
        target.alias(),
        pos);
    return new PlannedStatement.Write(
        target.table().name(),
        target.table().location(),
        target.snapshot().version(),
        LaneSql.of(text).with(statement.names().errorDetail()),
        statement.names().inputs());
  }
}
