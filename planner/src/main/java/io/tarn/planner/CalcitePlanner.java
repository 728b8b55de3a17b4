// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.CatalogEditor;
import io.tarn.api.ErrorCode;
import io.tarn.api.ParameterRow;
import io.tarn.api.PlannedStatement;
import io.tarn.api.PlanningContext;
import io.tarn.api.QueryTypes;
import io.tarn.api.SqlPlanner;
import io.tarn.api.StatementDescription;
import io.tarn.api.SystemTableSource;
import io.tarn.api.TableCatalog;
import io.tarn.api.TracedPlan;
import io.tarn.api.WarehouseException;
import io.tarn.parser.HiddenSecrets;
import io.tarn.parser.InsertStatement;
import io.tarn.parser.NamedMarkers;
import io.tarn.parser.StatementNode;
import io.tarn.parser.StatementParser;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.calcite.sql.SqlNode;

/**
 * Plans SQL with Apache Calcite for the lanes to run. Keeps plans of queries that may come again;
 * safe for many threads.
 */
public final class CalcitePlanner implements SqlPlanner {
  private final PlannerConfig config;
  private final TableCatalog catalog;
  private final CatalogEditor editor;
  private final List<SystemTableSource> systemTables;
  private final AccessServices access;
  private final LanguageServices language;
  private final Optional<QueryTypes> engineTypes;
  private final StatementParser parser = new StatementParser();
  private final PlanCache plans = new PlanCache();

  /**
   * @param catalog what names mean
   * @param editor asked for fresh locations only; nothing is changed
   * @param systemTables tables whose rows the gateway holds
   * @param access who may do what
   */
  public CalcitePlanner(
      PlannerConfig config,
      TableCatalog catalog,
      CatalogEditor editor,
      List<SystemTableSource> systemTables,
      AccessServices access) {
    this(config, catalog, editor, systemTables, access, LanguageServices.none(), Optional.empty());
  }

  /**
   * @param catalog what names mean
   * @param editor asked for fresh locations only; nothing is changed
   * @param systemTables tables whose rows the gateway holds
   * @param access who may do what
   * @param language who answers questions
   * @param engineTypes asked for the columns of queries Calcite cannot type; without it they are
   *     refused
   */
  public CalcitePlanner(
      PlannerConfig config,
      TableCatalog catalog,
      CatalogEditor editor,
      List<SystemTableSource> systemTables,
      AccessServices access,
      LanguageServices language,
      Optional<QueryTypes> engineTypes) {
    this.config = Objects.requireNonNull(config, "config is null");
    this.catalog = Objects.requireNonNull(catalog, "catalog is null");
    this.editor = Objects.requireNonNull(editor, "editor is null");
    this.systemTables = List.copyOf(systemTables);
    this.access = Objects.requireNonNull(access, "access is null");
    this.language = Objects.requireNonNull(language, "language is null");
    this.engineTypes = engineTypes;
  }

  @Override
  public StatementDescription describe(String sql, PlanningContext context) {
    try {
      NamedMarkers markers = NamedMarkers.of(sql, context.settings().quoting());
      SqlNode node = parser.parse(markers.text(), context.settings().quoting());
      NamedParameters.requireOneKind(markers, node);
      return NamedParameters.described(
          markers, describe(node, statement(context, Statement.Markers.KEPT)));
    } catch (RuntimeException | StackOverflowError | AssertionError e) {
      throw hidden(sql, CalciteErrors.translate(e));
    }
  }

  @Override
  public PlannedStatement plan(String sql, List<ParameterRow> parameters, PlanningContext context) {
    return traced(sql, parameters, context).statement();
  }

  @Override
  public TracedPlan traced(String sql, List<ParameterRow> parameters, PlanningContext context) {
    try {
      NamedMarkers markers = NamedMarkers.of(sql, context.settings().quoting());
      List<ParameterRow> rows = NamedParameters.byPosition(markers, parameters);
      PlanCache.Key key = new PlanCache.Key(markers.text(), rows, context);
      Optional<TracedPlan> known = plans.find(key);
      if (known.isPresent()) {
        return known.get();
      }
      SqlNode node = parser.parse(markers.text(), context.settings().quoting());
      NamedParameters.requireOneKind(markers, node);
      Parameters.check(node, rows);
      return node instanceof StatementNode || node instanceof InsertStatement
          ? plan(node, rows, context)
          : query(node, key);
    } catch (RuntimeException | StackOverflowError | AssertionError e) {
      throw hidden(sql, CalciteErrors.translate(e));
    }
  }

  @Override
  public String shown(String sql) {
    return HiddenSecrets.in(sql);
  }

  /** What cannot be read is quoted in errors, so it is not where it may be a password. */
  private static WarehouseException hidden(String sql, WarehouseException failure) {
    return failure.code() == ErrorCode.PARSE_SYNTAX_ERROR && HiddenSecrets.may(sql)
        ? WarehouseException.at(
            failure.code(),
            "The statement cannot be read. It is written CREATE USER name PASSWORD '…' or ALTER"
                + " USER name PASSWORD '…'.",
            failure.position().orElse(null))
        : failure;
  }

  private StatementDescription describe(SqlNode node, Statement statement) {
    if (node instanceof InsertStatement insert) {
      return new InsertPlanner(statement).describe(insert);
    }
    return node instanceof StatementNode own
        ? own.visit(new StatementDescriber(statement, planner(statement)))
        : Descriptions.query(statement, node);
  }

  private TracedPlan plan(SqlNode node, List<ParameterRow> parameters, PlanningContext context) {
    if (node instanceof InsertStatement insert) {
      Statement statement = statement(context, Statement.Markers.KEPT);
      return traced(new InsertPlanner(statement).plan(insert, parameters), statement);
    }
    requireOneRow(node, parameters);
    Statement statement = statement(context, markers(parameters));
    return traced(((StatementNode) node).visit(planner(statement)), statement);
  }

  private static TracedPlan traced(PlannedStatement plan, Statement statement) {
    return statement.lineage().traced(plan, statement);
  }

  private TracedPlan query(SqlNode node, PlanCache.Key key) {
    requireOneRow(node, key.parameters());
    Statement statement = statement(key.context(), markers(key.parameters()));
    TracedPlan plan = traced(QueryPlanner.plan(statement, statement.typed(node)), statement);
    plans.keep(key, plan, statement.names().lookups());
    return plan;
  }

  private static void requireOneRow(SqlNode node, List<ParameterRow> parameters) {
    if (parameters.size() > 1) {
      throw PlannerErrors.unsupported(
          node, "A batch of parameters for this statement", "Batches are for INSERT … VALUES.");
    }
  }

  private static Statement.Markers markers(List<ParameterRow> parameters) {
    return parameters.isEmpty()
        ? Statement.Markers.KEPT
        : Statement.Markers.values(parameters.get(0));
  }

  private StatementPlanner planner(Statement statement) {
    PlanningContext context = new PlanningContext(statement.user(), statement.settings());
    TableCatalog visible = statement.names().visible();
    LanguagePlanner questions =
        new LanguagePlanner(
            language,
            this,
            context,
            new Namespaces(visible, statement.settings()),
            statement.lineage());
    return new StatementPlanner(statement, visible, editor, questions);
  }

  private Statement statement(PlanningContext context, Statement.Markers markers) {
    NameResolver names = new NameResolver(catalog, systemTables, access.control(), context.user());
    return new Statement(config, context, names, access, engineTypes, markers);
  }
}
