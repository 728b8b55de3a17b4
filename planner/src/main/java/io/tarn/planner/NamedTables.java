// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.SessionSettings;
import io.tarn.api.SnapshotVersion;
import io.tarn.api.TableEntry;
import io.tarn.api.TableName;
import io.tarn.api.WarehouseException;
import io.tarn.parser.VersionedTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * Reads tables and views under the namespace of the statement and the rights of its caller, or
 * those of a view and its owner.
 */
final class NamedTables implements FromBinder.Tables {

  private final Statement statement;
  private final SessionSettings settings;
  private final String reader;
  private final int depth;
  private final FunctionFrame frame;

  /**
   * @param settings under which names resolve
   * @param reader with whose rights tables are read
   * @param depth how many views and bodies of functions the tables stand in
   */
  NamedTables(
      Statement statement,
      SessionSettings settings,
      String reader,
      int depth,
      FunctionFrame frame) {
    this.statement = statement;
    this.settings = settings;
    this.reader = reader;
    this.depth = depth;
    this.frame = frame;
  }

  @Override
  public TableName complete(SqlIdentifier name) {
    return NameResolver.complete(name.names, settings, name.getParserPosition());
  }

  @Override
  public SqlNode read(TableName name, Optional<VersionedTable> versioned, SqlParserPos pos) {
    TableEntry entry = readable(name, pos);
    if (entry instanceof TableEntry.DeltaTable delta) {
      SnapshotVersion version =
          versioned
              .map(table -> TimeTravel.version(table, statement.settings().timeZone()))
              .orElseGet(SnapshotVersion::latest);
      return new ProtectedTables(statement, depth, frame).read(delta, version, pos);
    }
    if (versioned.isPresent()) {
      throw PlannerErrors.wrongKind(entry, pos, "table");
    }
    return entry instanceof TableEntry.View view
        ? expanded(view, pos)
        : new TableNode(statement.names().bind((TableEntry.SystemTable) entry, pos), pos);
  }

  private TableEntry readable(TableName name, SqlParserPos pos) {
    TableEntry entry = statement.names().readable(reader, name, pos);
    if (!statement.isWeaving()) {
      statement.lineage().reads(entry);
    }
    return entry;
  }

  @Override
  public SqlNode function(SqlCall call) {
    return new TableNode(statement.names().bind(RangeFunction.of(call)), call.getParserPosition());
  }

  @Override
  public SqlNode changes(SqlCall call) {
    SqlIdentifier written = ChangesFunction.table(call, settings.quoting());
    SqlParserPos pos = call.operand(0).getParserPosition();
    TableEntry entry = readable(complete(written), pos);
    if (!(entry instanceof TableEntry.DeltaTable table)) {
      throw PlannerErrors.wrongKind(entry, pos, "table");
    }
    return new ProtectedTables(statement, depth, frame).changes(table, call, pos);
  }

  private SqlNode expanded(TableEntry.View view, SqlParserPos pos) {
    statement.views().add(view.name());
    if (depth >= statement.config().maxViewDepth()) {
      throw PlannerErrors.viewTooDeep(view.name(), statement.config().maxViewDepth());
    }
    try {
      SqlNode query = StoredTexts.query(view.sql(), view.namespace().quoting());
      SqlNode bound =
          statement.binder(view.namespace(), view.owner(), depth + 1, frame).bind(query);
      SqlNode shown = columns(view, bound, pos);
      statement.lineage().standsFor(shown, BoundTable.view(view));
      return shown;
    } catch (WarehouseException e) {
      throw view.owner().equalsIgnoreCase(statement.user())
          ? PlannerErrors.viewBroken(view.name(), e)
          : PlannerErrors.viewOfOthersBroken(view.name(), e);
    }
  }

  private static SqlNode columns(TableEntry.View view, SqlNode query, SqlParserPos pos) {
    List<SqlNode> operands = new ArrayList<>();
    operands.add(query);
    operands.add(new SqlIdentifier(view.name().table(), pos));
    for (Field field : view.schema().getFields()) {
      operands.add(new SqlIdentifier(field.getName(), pos));
    }
    return new SqlSelect(
        pos,
        null,
        new SqlNodeList(List.of(SqlIdentifier.star(pos)), pos),
        SqlStdOperatorTable.AS.createCall(pos, operands),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }
}
