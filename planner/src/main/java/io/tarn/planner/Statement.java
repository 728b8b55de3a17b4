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
import java.util.Locale;
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
    return new QueryBinder(new Namespace(settings(), user(), 0), new Values());
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

    Namespace(SessionSettings settings, String reader, int depth) {
      this.settings = settings;
      this.reader = reader;
      this.depth = depth;
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
        return new TableNode(names.bind(delta, version), pos);
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

    private SqlNode expanded(TableEntry.View view, SqlParserPos pos) {
      views.add(view.name());
      if (depth >= config.maxViewDepth()) {
        throw PlannerErrors.viewTooDeep(view.name(), config.maxViewDepth());
      }
      try {
        SqlNode query = PARSER.parse(view.sql(), view.namespace().quoting());
        SqlNode bound =
            new QueryBinder(new Namespace(view.namespace(), view.owner(), depth + 1), new Values())
                .bind(query);
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

  /** Values of parameters and of what only the session knows. */
  private final class Values implements ExpressionBinder.Context {
    @Override
    public Optional<SqlNode> parameter(SqlDynamicParam marker) {
      return markers.replacement(marker, types);
    }

    @Override
    public Optional<SqlNode> sessionValue(SqlNode node) {
      if (node instanceof SqlCall call && GroupMembership.is(call)) {
        return Optional.of(GroupMembership.value(call, group -> names.isMember(user(), group)));
      }
      if (!(node instanceof SqlCall call) || call.operandCount() > 0) {
        return Optional.empty();
      }
      Optional<String> value =
          switch (call.getOperator().getName().toLowerCase(Locale.ROOT)) {
            case "current_user", "session_user", "user" -> Optional.of(user());
            case "current_catalog" -> Optional.of(settings().catalog());
            case "current_schema", "current_database" -> Optional.of(settings().schema());
            case "current_timezone" -> Optional.of(settings().timeZone().getId());
            default -> Optional.empty();
          };
      return value.map(text -> SqlLiteral.createCharString(text, call.getParserPosition()));
    }
  }
}
