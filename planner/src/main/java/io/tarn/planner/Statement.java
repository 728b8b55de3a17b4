// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.ParameterRow;
import io.tarn.api.PlanningContext;
import io.tarn.api.QueryTypes;
import io.tarn.api.SessionSettings;
import io.tarn.api.SnapshotVersion;
import io.tarn.api.TableEntry;
import io.tarn.api.TableName;
import io.tarn.api.WarehouseException;
import io.tarn.parser.StatementParser;
import io.tarn.parser.VersionedTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;

/** What one statement knows while it is planned: its caller, its names, its parameters. */
final class Statement {
  private static final StatementParser PARSER = new StatementParser();

  private final PlannerConfig config;
  private final PlanningContext caller;
  private final NameResolver names;
  private final AccessServices access;
  private final Optional<QueryTypes> engineTypes;
  private final Markers markers;
  private final Set<TableName> views = new HashSet<>();
  private final InlinedSize inlined = new InlinedSize();
  private final Set<TableName> open = new HashSet<>();
  private int sessionValues;
  private int rowNames;
  private final SparkTypeFactory types = new SparkTypeFactory();

  Statement(
      PlannerConfig config,
      PlanningContext caller,
      NameResolver names,
      AccessServices access,
      Optional<QueryTypes> engineTypes,
      Markers markers) {
    this.config = config;
    this.caller = caller;
    this.names = names;
    this.access = access;
    this.engineTypes = engineTypes;
    this.markers = markers;
  }

  /** The same statement with something else for its parameters. */
  Statement with(Markers other) {
    return new Statement(config, caller, names, access, engineTypes, other);
  }

  NameResolver names() {
    return names;
  }

  AccessServices access() {
    return access;
  }

  SessionSettings settings() {
    return caller.settings();
  }

  String user() {
    return caller.user();
  }

  SparkTypeFactory types() {
    return types;
  }

  PlannerConfig config() {
    return config;
  }

  /** Views that were read so far. */
  Set<TableName> views() {
    return views;
  }

  /** What the bodies of functions have added so far. */
  InlinedSize inlined() {
    return inlined;
  }

  /** Notes that a table's policies are being woven in. */
  void open(TableName table) {
    open.add(table);
  }

  boolean isOpen(TableName table) {
    return open.contains(table);
  }

  void close(TableName table) {
    open.remove(table);
  }

  /** An alias that no one else has chosen. */
  String rowName() {
    return "policy_row" + rowNames++;
  }

  /** How often a value that only the session knows was put in. */
  int sessionValues() {
    return sessionValues;
  }

  void countSessionValue() {
    sessionValues++;
  }

  /** Binds and validates a query written in this statement. */
  ValidatedQuery validated(SqlNode query) {
    SqlNode bound = binder().bind(query);
    return validation().validate(bound);
  }

  /** Binds a query and finds out its columns, from Spark if Calcite cannot say. */
  TypedQuery typed(SqlNode query) {
    SqlNode bound = binder().bind(query);
    return typing().type(bound, () -> validation().validate(bound));
  }

  QueryTyping typing() {
    return new QueryTyping(this);
  }

  /** Who types what Calcite cannot. */
  Optional<QueryTypes> engineTypes() {
    return engineTypes;
  }

  QueryBinder binder() {
    return binder(settings(), user(), 0, FunctionFrame.NONE);
  }

  /**
   * @param namespace under which names resolve
   * @param reader with whose rights tables are read and functions called
   * @param depth how many views and bodies of functions the query stands in
   */
  QueryBinder binder(SessionSettings namespace, String reader, int depth, FunctionFrame frame) {
    return new QueryBinder(
        new Namespace(namespace, reader, depth, frame.withoutArguments()),
        new BoundValues(this, markers, namespace, reader, depth, frame));
  }

  Validation validation() {
    return new Validation(names.tables(), types);
  }

  /** What stands in for {@code ?} markers. */
  interface Markers {
    /** Leaves the markers where they are. */
    Markers KEPT = (marker, types) -> Optional.empty();

    /** Takes a marker whose type nothing tells for a string. */
    Markers STRINGS =
        (marker, types) ->
            Optional.of(SparkTypeName.cast(marker, types.createSqlType(SqlTypeName.VARCHAR)));

    /** Takes each marker for a string that is not known, for an engine that knows no markers. */
    Markers NULLS =
        (marker, types) ->
            Optional.of(
                SparkTypeName.cast(
                    SqlLiteral.createNull(marker.getParserPosition()),
                    types.createSqlType(SqlTypeName.VARCHAR)));

    Optional<SqlNode> replacement(SqlDynamicParam marker, SparkTypeFactory types);

    /** The values of a row. */
    static Markers values(ParameterRow row) {
      return (marker, types) ->
          Optional.of(
              ParameterLiterals.of(
                  row.values().get(marker.getIndex()), types, marker.getParserPosition()));
    }
  }

  /**
   * Reads tables and views under the namespace of the statement and the rights of its caller, or
   * those of a view and its owner.
   */
  private final class Namespace implements FromBinder.Tables {
    private final SessionSettings settings;
    private final String reader;
    private final int depth;
    private final FunctionFrame frame;

    Namespace(SessionSettings settings, String reader, int depth, FunctionFrame frame) {
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
      TableEntry entry = names.readable(reader, name, pos);
      if (entry instanceof TableEntry.DeltaTable delta) {
        SnapshotVersion version =
            versioned
                .map(table -> TimeTravel.version(table, settings().timeZone()))
                .orElseGet(SnapshotVersion::latest);
        return new ProtectedTables(Statement.this, depth, frame).read(delta, version, pos);
      }
      if (versioned.isPresent()) {
        throw PlannerErrors.wrongKind(entry, pos, "table");
      }
      return entry instanceof TableEntry.View view
          ? expanded(view, pos)
          : new TableNode(names.bind((TableEntry.SystemTable) entry, pos), pos);
    }

    @Override
    public SqlNode function(SqlCall call) {
      return new TableNode(names.bind(RangeFunction.of(call)), call.getParserPosition());
    }

    @Override
    public SqlNode changes(SqlCall call) {
      SqlIdentifier written = ChangesFunction.table(call, settings.quoting());
      SqlParserPos pos = call.operand(0).getParserPosition();
      TableEntry entry = names.readable(reader, complete(written), pos);
      if (!(entry instanceof TableEntry.DeltaTable table)) {
        throw PlannerErrors.wrongKind(entry, pos, "table");
      }
      return new ProtectedTables(Statement.this, depth, frame).changes(table, call, pos);
    }

    private SqlNode expanded(TableEntry.View view, SqlParserPos pos) {
      views.add(view.name());
      if (depth >= config.maxViewDepth()) {
        throw PlannerErrors.viewTooDeep(view.name(), config.maxViewDepth());
      }
      try {
        SqlNode query = PARSER.parse(view.sql(), view.namespace().quoting());
        SqlNode bound = binder(view.namespace(), view.owner(), depth + 1, frame).bind(query);
        return columns(view, bound, pos);
      } catch (WarehouseException e) {
        throw view.owner().equalsIgnoreCase(user())
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
}
