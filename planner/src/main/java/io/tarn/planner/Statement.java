// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.ParameterRow;
import io.tarn.api.PlanningContext;
import io.tarn.api.QueryTypes;
import io.tarn.api.SessionSettings;
import io.tarn.api.TableName;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.type.SqlTypeName;

/** What one statement knows while it is planned: its caller, its names, its parameters. */
final class Statement {
  private final PlannerConfig config;
  private final PlanningContext caller;
  private final NameResolver names;
  private final AccessServices access;
  private final Optional<QueryTypes> engineTypes;
  private final Markers markers;
  private final Set<TableName> views = new HashSet<>();
  private final InlinedSize inlined = new InlinedSize();
  private final Set<TableName> open = new HashSet<>();
  private final LineageNotes lineage;
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
    this(config, caller, names, access, engineTypes, markers, new LineageNotes());
  }

  private Statement(
      PlannerConfig config,
      PlanningContext caller,
      NameResolver names,
      AccessServices access,
      Optional<QueryTypes> engineTypes,
      Markers markers,
      LineageNotes lineage) {
    this.lineage = lineage;
    this.config = config;
    this.caller = caller;
    this.names = names;
    this.access = access;
    this.engineTypes = engineTypes;
    this.markers = markers;
  }

  /** The same statement with something else for its parameters. */
  Statement with(Markers other) {
    return new Statement(config, caller, names, access, engineTypes, other, lineage);
  }

  NameResolver names() {
    return names;
  }

  /** What it turns out to read and write. */
  LineageNotes lineage() {
    return lineage;
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

  /** Whether what is read now is read for a policy. */
  boolean isWeaving() {
    return !open.isEmpty();
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
        new NamedTables(this, namespace, reader, depth, frame.withoutArguments()),
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
}
