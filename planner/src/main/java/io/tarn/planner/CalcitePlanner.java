// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.CatalogEditor;
import io.tarn.api.ParameterRow;
import io.tarn.api.PlannedStatement;
import io.tarn.api.PlanningContext;
import io.tarn.api.QueryTypes;
import io.tarn.api.SqlPlanner;
import io.tarn.api.StatementDescription;
import io.tarn.api.SystemTableSource;
import io.tarn.api.TableCatalog;
import io.tarn.parser.InsertStatement;
import io.tarn.parser.StatementNode;
import io.tarn.parser.StatementParser;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.calcite.sql.SqlNode;

/**
 * Plans SQL with Apache Calcite for the lanes to run. Holds no state of any statement but plans;
 * thread-safe.
 */
public final class CalcitePlanner implements SqlPlanner {
  private final PlannerConfig config;
  private final TableCatalog catalog;
  private final CatalogEditor editor;
  private final List<SystemTableSource> systemTables;
  private final LanguageServices language;
  private final PlanCache plans;
  private final Optional<QueryTypes> engineTypes;
  private final StatementParser parser = new StatementParser();

  /**
   * @param catalog what names mean
   * @param editor asked for fresh locations only; nothing is changed
   * @param systemTables tables whose rows the gateway holds
   */
  public CalcitePlanner(
      PlannerConfig config,
      TableCatalog catalog,
      CatalogEditor editor,
      List<SystemTableSource> systemTables) {
    this(config, catalog, editor, systemTables, LanguageServices.none(), Optional.empty());
  }

  /**
   * @param catalog what names mean
   * @param editor asked for fresh locations only; nothing is changed
   * @param systemTables tables whose rows the gateway holds
   * @param language who answers questions
   * @param engineTypes asked for the columns of queries Calcite cannot type; without it they are
   *     refused
   */
  public CalcitePlanner(
      PlannerConfig config,
      TableCatalog catalog,
      CatalogEditor editor,
      List<SystemTableSource> systemTables,
      LanguageServices language,
      Optional<QueryTypes> engineTypes) {
    this.config = Objects.requireNonNull(config, "config is null");
    this.catalog = Objects.requireNonNull(catalog, "catalog is null");
    this.editor = Objects.requireNonNull(editor, "editor is null");
    this.systemTables = List.copyOf(systemTables);
    this.language = Objects.requireNonNull(language, "language is null");
    this.plans = new PlanCache(catalog);
    this.engineTypes = engineTypes;
  }

  @Override
  public StatementDescription describe(String sql, PlanningContext context) {
    try {
      SqlNode node = parser.parse(sql, context.settings().quoting());
      return describe(node, statement(context, Statement.Markers.KEPT));
    } catch (RuntimeException | StackOverflowError | AssertionError e) {
      throw CalciteErrors.translate(e);
    }
  }

  @Override
  public PlannedStatement plan(String sql, List<ParameterRow> parameters, PlanningContext context) {
    try {
      Optional<PlannedStatement> known = plans.find(sql, parameters, context);
      return known.isPresent() ? known.get() : planned(sql, parameters, context);
    } catch (RuntimeException | StackOverflowError | AssertionError e) {
      throw CalciteErrors.translate(e);
    }
  }

  private StatementDescription describe(SqlNode node, Statement statement) {
    if (node instanceof InsertStatement insert) {
      return new InsertPlanner(statement).describe(insert);
    }
    return node instanceof StatementNode own
        ? own.visit(new StatementDescriber(statement, planner(statement)))
        : Descriptions.query(statement, node);
  }

  private PlannedStatement planned(
      String sql, List<ParameterRow> parameters, PlanningContext context) {
    SqlNode node = parser.parse(sql, context.settings().quoting());
    Parameters.check(node, parameters);
    if (node instanceof InsertStatement insert) {
      return new InsertPlanner(statement(context, Statement.Markers.KEPT)).plan(insert, parameters);
    }
    if (parameters.size() > 1) {
      throw PlannerErrors.unsupported(
          node, "A batch of parameters for this statement", "Batches are for INSERT … VALUES.");
    }
    Statement statement =
        statement(
            context,
            parameters.isEmpty()
                ? Statement.Markers.KEPT
                : Statement.Markers.values(parameters.get(0)));
    if (node instanceof StatementNode own) {
      return own.visit(planner(statement));
    }
    PlannedStatement plan = QueryPlanner.plan(statement, statement.typed(node));
    plans.keep(sql, parameters, context, plan, statement);
    return plan;
  }

  private StatementPlanner planner(Statement statement) {
    PlanningContext context = new PlanningContext(statement.user(), statement.settings());
    LanguagePlanner questions =
        new LanguagePlanner(language, this, context, new Namespaces(catalog, statement.settings()));
    return new StatementPlanner(statement, catalog, editor, questions);
  }

  private Statement statement(PlanningContext context, Statement.Markers markers) {
    return new Statement(
        config, context, new NameResolver(catalog, systemTables), engineTypes, markers);
  }
}
