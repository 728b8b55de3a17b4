// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.CatalogChange;
import io.tarn.api.ErrorCode;
import io.tarn.api.Estimate;
import io.tarn.api.Lane;
import io.tarn.api.LaneSql;
import io.tarn.api.PlannedStatement;
import io.tarn.api.Privilege;
import io.tarn.api.Quoting;
import io.tarn.api.Securable;
import io.tarn.api.SnapshotVersion;
import io.tarn.api.TableEntry;
import io.tarn.api.TableName;
import io.tarn.api.TablePolicies;
import io.tarn.api.TableSnapshot;
import io.tarn.api.WarehouseException;
import io.tarn.parser.CommentOn;
import io.tarn.parser.RenameTable;
import io.tarn.parser.TableCommand;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Plans the statements about one table that Spark runs on its path as they are written. */
final class CommandPlanner {
  private static final long FEW_ROWS = 1L << 20;

  private final Statement statement;

  CommandPlanner(Statement statement) {
    this.statement = statement;
  }

  PlannedStatement plan(TableCommand node) {
    SqlParserPos pos = node.table().getParserPosition();
    TableName name = NameResolver.complete(node.table().names, statement.settings(), pos);
    TableEntry.DeltaTable table = statement.names().deltaTable(name, pos);
    statement.names().require(needed(node.kind()), table, pos);
    requireLetThrough(node, table);
    for (SqlNode expression : node.expressions()) {
      // Spark gets the words as they are: to it, the name of a user's function is another one.
      AllowedFunctions.check(expression);
      AllowedFunctions.check(bound(expression, node.kind()));
    }
    checkWords(node);
    String text =
        (node.kind().words() + " " + BoundTable.deltaPath(table.location()) + " " + rest(node))
            .strip();
    return switch (node.kind()) {
      case HISTORY, DETAIL -> rows(text, node);
      case ANALYZE -> nothing(table);
      default -> write(table, text);
    };
  }

  /** What ALTER TABLE is given stays in the table; the others compute it now. */
  private SqlNode bound(SqlNode expression, TableCommand.Kind kind) {
    return kind == TableCommand.Kind.ALTER
        ? new RuleText(statement).bound(expression)
        : statement.binder().expression(expression);
  }

  /** Some commands tell of all rows, or change columns that row filters and masks stand on. */
  private void requireLetThrough(TableCommand node, TableEntry.DeltaTable table) {
    TablePolicies policies = statement.names().policies(table);
    SqlParserPos pos = node.table().getParserPosition();
    boolean ofAllRows =
        switch (node.kind()) {
          case HISTORY, DETAIL, RESTORE, ANALYZE -> true;
          case OPTIMIZE, VACUUM, ALTER -> false;
        };
    if (!policies.isEmpty()
        && ofAllRows
        && !statement.names().may(Privilege.MANAGE, Securable.table(table.name()))) {
      throw PolicyErrors.needsManage(table.name(), node.kind().words(), pos);
    }
    if (node.kind() == TableCommand.Kind.ALTER && node.changesNames()) {
      String words = node.rest().toLowerCase(Locale.ROOT);
      requireUntagged(table, words, pos);
      for (String column : policies.columns()) {
        String name = column.toLowerCase(Locale.ROOT);
        if (words.contains(name) || words.contains(name.replace("`", "``"))) {
          throw PolicyErrors.columnInUse(table.name(), column, pos);
        }
      }
    }
  }

  /** Tags, and so policies by tag, are for the name that a column has. */
  private void requireUntagged(TableEntry.DeltaTable table, String words, SqlParserPos pos) {
    for (String column : statement.names().visible().tags().columnTags(table.name()).keySet()) {
      if (words.contains(column) || words.contains(column.replace("`", "``"))) {
        throw PolicyErrors.columnTagged(table.name(), column, pos);
      }
    }
  }

  private static Privilege needed(TableCommand.Kind kind) {
    return switch (kind) {
      // The history tells the conditions of updates, and so values.
      case HISTORY, DETAIL -> Privilege.SELECT;
      case OPTIMIZE, VACUUM, RESTORE, ANALYZE -> Privilege.MODIFY;
      case ALTER -> Privilege.MANAGE;
    };
  }

  private static String rest(TableCommand node) {
    return node.kind() == TableCommand.Kind.RESTORE ? "TO " + node.rest() : node.rest();
  }

  /** The words go to Spark as they are: they must mean there what they mean here. */
  private void checkWords(TableCommand node) {
    boolean ansi = statement.settings().quoting() != Quoting.SPARK;
    if (ansi && node.rest().contains("\"")) {
      throw PlannerErrors.unsupported(
          node, "A double quote in this statement", "Quote names with ` and text with '.");
    }
    if (node.rest().contains("${")) {
      throw PlannerErrors.unsupported(node, "'${' in this statement", "Write the value itself.");
    }
  }

  /** The log has every file's statistics from the write that made it; the client is told so. */
  private PlannedStatement nothing(TableEntry.DeltaTable table) {
    TableSnapshot snapshot = statement.names().pin(table, SnapshotVersion.latest());
    String rows =
        snapshot.statistics().rows().isPresent()
            ? Long.toString(snapshot.statistics().rows().getAsLong())
            : "an unknown number of";
    return new PlannedStatement.Rows(
        RowSets.strings("info"),
        List.of(
            RowSets.row(
                "Nothing was computed: each write records rows, sizes, nulls, minima and maxima."
                    + " Version "
                    + snapshot.version()
                    + " has "
                    + rows
                    + " rows in "
                    + snapshot.statistics().files()
                    + " files. Distinct counts are not kept.")));
  }

  private PlannedStatement write(TableEntry.DeltaTable table, String text) {
    TableSnapshot snapshot = statement.names().pin(table, SnapshotVersion.latest());
    return new PlannedStatement.Write(
        table.name(),
        table.location(),
        snapshot.version(),
        LaneSql.of(text).with(statement.names().errorDetail()),
        List.of());
  }

  private PlannedStatement rows(String text, TableCommand node) {
    LaneSql sql = LaneSql.of(text);
    Schema columns =
        statement
            .engineTypes()
            .orElseThrow(
                () -> PlannerErrors.unsupported(node, node.kind().words(), "Start Spark first."))
            .columnsOf(sql, statement.settings().timeZone());
    return new PlannedStatement.Query(
        columns,
        List.of(),
        new Estimate(100, FEW_ROWS, FEW_ROWS, 0),
        Map.of(Lane.SPARK, sql),
        Digest.of(Optional.empty(), text, columns, List.of(), statement.settings()));
  }

  PlannedStatement rename(RenameTable node, TableName newName) {
    TableName name =
        NameResolver.complete(
            node.name().names, statement.settings(), node.name().getParserPosition());
    TableEntry entry = statement.names().entry(name, node.name().getParserPosition());
    if (entry instanceof TableEntry.SystemTable) {
      throw PlannerErrors.wrongKind(entry, node.name().getParserPosition(), "table");
    }
    statement.names().require(Privilege.MANAGE, entry, node.name().getParserPosition());
    return new PlannedStatement.Change(new CatalogChange.RenameTable(entry.name(), newName));
  }

  PlannedStatement comment(CommentOn node) {
    SqlIdentifier written = node.name();
    SqlParserPos pos = written.getParserPosition();
    if (node.kind() == CommentOn.Kind.COLUMN && written.names.size() > 1) {
      return columnComment(node, pos);
    }
    if (node.kind() != CommentOn.Kind.TABLE) {
      throw PlannerErrors.unsupported(
          pos, "COMMENT ON " + node.kind(), "COMMENT ON TABLE and COMMENT ON COLUMN t.c are.");
    }
    TableName name = NameResolver.complete(written.names, statement.settings(), pos);
    TableEntry entry = statement.names().entry(name, pos);
    statement.names().require(Privilege.MANAGE, entry, pos);
    return new PlannedStatement.Change(new CatalogChange.CommentOnTable(entry.name(), node.text()));
  }

  private PlannedStatement columnComment(CommentOn node, SqlParserPos pos) {
    List<String> names = node.name().names;
    int last = names.size() - 1;
    TableName name = NameResolver.complete(names.subList(0, last), statement.settings(), pos);
    TableEntry.DeltaTable table = statement.names().deltaTable(name, pos);
    statement.names().require(Privilege.MANAGE, table, pos);
    return write(
        table,
        "ALTER TABLE "
            + BoundTable.deltaPath(table.location())
            + " ALTER COLUMN "
            + SparkLexical.identifier(names.get(last))
            + " COMMENT "
            + SparkLexical.string(node.text().orElse("")));
  }

  /** Refuses a name that is taken. */
  void requireFree(TableName name, SqlParserPos pos) {
    Optional<TableEntry> taken = statement.names().taken(name);
    if (taken.isPresent()) {
      throw WarehouseException.at(
          ErrorCode.TABLE_OR_VIEW_ALREADY_EXISTS,
          taken.get().name() + " exists already. Choose another name.",
          PlannerErrors.position(pos));
    }
  }
}
