// SPDX-License-Identifier: Apache-2.0
package io.tarn.query;

import io.tarn.api.AccessEditor;
import io.tarn.api.CatalogEditor;
import io.tarn.api.Lane;
import io.tarn.api.PlannedStatement;
import io.tarn.api.PlannedStatementVisitor;
import io.tarn.api.QueryEngine;
import io.tarn.api.ResultStream;
import io.tarn.api.Session;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.apache.arrow.memory.BufferAllocator;

/** Says how each kind of planned statement is run: at once by the gateway, or by an engine. */
final class PlanExecutor {
  private final LaneRouter router;
  private final TableWrites writes;
  private final CatalogEditor editor;
  private final AccessEditor accessEditor;
  private final CachedAnswers cached;
  private final BufferAllocator allocator;

  PlanExecutor(LaneRouter router, TableWrites writes, Tables tables) {
    this.router = router;
    this.writes = writes;
    this.editor = tables.editor();
    this.accessEditor = tables.accessEditor();
    this.cached = new CachedAnswers(tables.cache());
    this.allocator = tables.allocator();
  }

  Step stepFor(PlannedStatement plan, Statement statement, Session session) {
    return plan.accept(new Steps(statement, session));
  }

  /**
   * Work that gives a statement's outcome.
   *
   * @param lane who does it; {@link Lane#CATALOG} work never waits for an engine
   * @param work gives the outcome
   */
  record Step(Lane lane, Supplier<Outcome> work) {}

  private final class Steps implements PlannedStatementVisitor<Step> {
    private final Statement statement;
    private final Session session;

    Steps(Statement statement, Session session) {
      this.statement = statement;
      this.session = session;
    }

    @Override
    public Step query(PlannedStatement.Query query) {
      List<QueryEngine> engines = router.enginesFor(query, session.settings().lane());
      LaneRun run = LaneRun.of(statement, session);
      return new Step(
          engines.get(0).lane(),
          () -> Outcome.of(cached.rows(query, session, statement, () -> run.rows(query, engines))));
    }

    @Override
    public Step answer(PlannedStatement.Answer answer) {
      Step step = query(answer.query());
      return new Step(
          step.lane(),
          () -> {
            ResultStream rows = Objects.requireNonNull(step.work().get().rows());
            return Outcome.of(new NotedResultStream(rows, answer.notes()));
          });
    }

    @Override
    public Step rows(PlannedStatement.Rows rows) {
      return atOnce(() -> Outcome.of(new RowsResultStream(rows.schema(), rows.rows(), allocator)));
    }

    @Override
    public Step explanation(PlannedStatement.Explanation explanation) {
      return atOnce(
          () -> {
            boolean kept =
                explanation.query().filter(query -> cached.holds(query, session)).isPresent();
            return Outcome.of(
                new RowsResultStream(
                    explanation.schema(), explanation.rows().apply(kept), allocator));
          });
    }

    @Override
    public Step write(PlannedStatement.Write write) {
      return onEngine(write.rows(), run -> writes.write(write, run));
    }

    @Override
    public Step createTableAs(PlannedStatement.CreateTableAs create) {
      return onEngine(create.rows(), run -> writes.createTableAs(create, run));
    }

    @Override
    public Step copyInto(PlannedStatement.CopyInto copy) {
      return onEngine(Optional.empty(), run -> writes.copyInto(copy, run));
    }

    @Override
    public Step change(PlannedStatement.Change change) {
      return atOnce(
          () -> {
            editor.apply(change.change(), session.user());
            return Outcome.of(0);
          });
    }

    @Override
    public Step access(PlannedStatement.Access access) {
      return atOnce(
          () ->
              accessEditor
                  .apply(access.change(), session.user())
                  .map(
                      rows ->
                          Outcome.of(new RowsResultStream(rows.schema(), rows.rows(), allocator)))
                  .orElseGet(() -> Outcome.of(0)));
    }

    @Override
    public Step settings(PlannedStatement.Settings settings) {
      return atOnce(
          () -> {
            session.update(settings.update());
            return Outcome.of(0);
          });
    }

    private Step atOnce(Supplier<Outcome> work) {
      return new Step(Lane.CATALOG, work);
    }

    private Step onEngine(
        Optional<PlannedStatement.Query> rows, ToLongFunction<TableWrites.Run> work) {
      LaneRun lanes = LaneRun.of(statement, session);
      Optional<QueryEngine> quick = router.engineForRows(rows, session.settings().lane());
      TableWrites.Run run =
          new TableWrites.Run(
              lanes,
              quick,
              () -> router.engineForWrites(session.settings().lane()),
              session.user());
      if (quick.isEmpty()) {
        statement
            .record()
            .because(
                rows.map(query -> query.notInteractive().orElse(LaneRun.NO_ROOM))
                    .orElse("only Spark runs this kind of statement"));
      }
      Lane lane = quick.map(QueryEngine::lane).orElseGet(() -> run.engine().get().lane());
      return new Step(lane, () -> Outcome.of(work.applyAsLong(run)));
    }
  }
}
