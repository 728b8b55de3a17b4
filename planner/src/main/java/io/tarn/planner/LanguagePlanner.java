// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.ParameterRow;
import io.tarn.api.PlannedStatement;
import io.tarn.api.PlanningContext;
import io.tarn.api.Question;
import io.tarn.api.SearchHit;
import io.tarn.api.SqlDraft;
import io.tarn.api.SqlPlanner;
import io.tarn.api.TableName;
import io.tarn.api.TracedPlan;
import io.tarn.parser.InsertStatement;
import io.tarn.parser.LanguageStatement;
import io.tarn.parser.StatementNode;
import io.tarn.parser.StatementParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/**
 * Answers {@code ASK} and {@code SEARCH}. What others wrote for a question is planned like any text
 * of the caller's, and refused unless it is one query.
 */
final class LanguagePlanner {
  static final Schema EXPLAIN_SCHEMA = RowSets.strings("item", "value");
  static final Schema SEARCH_SCHEMA =
      new Schema(
          List.of(
              RowSets.string("kind"),
              RowSets.string("name"),
              RowSets.string("column"),
              Field.nullable("score", new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE)),
              RowSets.string("description")));
  private static final int USUAL_LIMIT = 20;
  private static final int MAX_LIMIT = 1000;

  private final LanguageServices services;
  private final SqlPlanner planner;
  private final PlanningContext context;
  private final Namespaces namespaces;
  private final LineageNotes lineage;

  /**
   * @param planner plans drafts in the same context
   * @param lineage of the statement that asks
   */
  LanguagePlanner(
      LanguageServices services,
      SqlPlanner planner,
      PlanningContext context,
      Namespaces namespaces,
      LineageNotes lineage) {
    this.lineage = lineage;
    this.services = services;
    this.planner = planner;
    this.context = context;
    this.namespaces = namespaces;
  }

  PlannedStatement plan(LanguageStatement node) {
    return switch (node.kind()) {
      case SEARCH -> search(node);
      case ASK -> answer(draft(node));
      case EXPLAIN_ASK -> explain(draft(node));
    };
  }

  private PlannedStatement.Rows search(LanguageStatement node) {
    int limit = Math.min(node.limit().orElse(USUAL_LIMIT), MAX_LIMIT);
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (SearchHit hit : services.search().search(node.text(), limit, context)) {
      rows.add(
          RowSets.row(
              hit.kind().name().toLowerCase(Locale.ROOT),
              hit.table().toString(),
              hit.column().orElse(null),
              hit.score(),
              hit.description()));
    }
    return new PlannedStatement.Rows(SEARCH_SCHEMA, rows);
  }

  private SqlDraft draft(LanguageStatement node) {
    Optional<Question.SchemaName> schema = node.schema().map(this::schemaName);
    return services.answerer().draft(new Question(node.text(), schema, context), this::check);
  }

  private Question.SchemaName schemaName(SqlIdentifier written) {
    Namespaces.Name name =
        namespaces.require(namespaces.complete(written), written.getParserPosition());
    return new Question.SchemaName(name.catalog(), name.schema());
  }

  /** Nothing but a query is planned at all: a draft that asks again would never end. */
  private PlannedStatement.Query check(String sql) {
    SqlNode node = new StatementParser().parse(sql, context.settings().quoting());
    if (node instanceof StatementNode || node instanceof InsertStatement) {
      throw PlannerErrors.notOneQuery();
    }
    TracedPlan plan = planner.traced(sql, List.<ParameterRow>of(), context);
    if (plan.statement() instanceof PlannedStatement.Query query) {
      lineage.isThatOf(plan.lineage());
      return query;
    }
    throw PlannerErrors.notOneQuery();
  }

  private PlannedStatement.Answer answer(SqlDraft draft) {
    List<String> notes = new ArrayList<>();
    notes.add("Reading: " + draft.reading());
    notes.add("SQL: " + draft.sql());
    draft.assumptions().forEach(assumption -> notes.add("Assumed: " + assumption));
    return new PlannedStatement.Answer(check(draft.sql()), notes);
  }

  private PlannedStatement.Rows explain(SqlDraft draft) {
    PlannedStatement.Query query = check(draft.sql());
    List<List<@Nullable Object>> rows = new ArrayList<>();
    rows.add(RowSets.row("reading", draft.reading()));
    rows.add(RowSets.row("sql", draft.sql()));
    rows.add(RowSets.row("tables", names(draft.tables())));
    rows.add(RowSets.row("versions", versions(query)));
    draft.assumptions().forEach(text -> rows.add(RowSets.row("assumption", text)));
    rows.add(RowSets.row("confidence", String.format(Locale.ROOT, "%.2f", draft.confidence())));
    rows.add(RowSets.row("writer", draft.writer().name().toLowerCase(Locale.ROOT)));
    rows.add(RowSets.row("engine", engines(query.lanes())));
    return new PlannedStatement.Rows(EXPLAIN_SCHEMA, rows);
  }

  private static String names(List<TableName> tables) {
    return tables.stream().map(TableName::toString).collect(Collectors.joining(", "));
  }

  private static String versions(PlannedStatement.Query query) {
    return query.inputs().stream()
        .map(table -> table.name() + " at version " + table.snapshot().version())
        .collect(Collectors.joining(", "));
  }

  private static String engines(Map<io.tarn.api.Lane, ?> lanes) {
    return lanes.keySet().stream()
        .sorted()
        .map(lane -> lane.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }
}
