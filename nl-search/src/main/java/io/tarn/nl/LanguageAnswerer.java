// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl;

import io.tarn.api.PinnedTable;
import io.tarn.api.PlannedStatement;
import io.tarn.api.Question;
import io.tarn.api.QuestionAnswerer;
import io.tarn.api.SqlDraft;
import io.tarn.api.TableName;
import io.tarn.api.TableVisibility;
import io.tarn.api.WarehouseException;
import io.tarn.nl.search.CatalogSearch;
import io.tarn.nl.search.DescribedTable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Answers questions: finds tables, lets each writer try in turn, and gives the first draft that is
 * sure enough and proven to be a query of the caller's. Trusts no writer.
 */
public final class LanguageAnswerer implements QuestionAnswerer {
  private static final Duration REMEMBERED = Duration.ofMinutes(1);

  private final AnswererConfig config;
  private final CatalogSearch search;
  private final TableVisibility visibility;
  private final List<SqlWriter> writers;
  private final QuestionLog log;
  private final RecentDrafts recent = new RecentDrafts(REMEMBERED);

  /**
   * @param writers asked in this order, until one has a draft
   * @param log remembers what was asked
   */
  public LanguageAnswerer(
      AnswererConfig config,
      CatalogSearch search,
      TableVisibility visibility,
      List<SqlWriter> writers,
      QuestionLog log) {
    this.config = config;
    this.search = search;
    this.visibility = visibility;
    this.writers = List.copyOf(writers);
    this.log = log;
  }

  /**
   * Clients describe a statement before they run it; both must see the same query, so a draft is
   * remembered for a moment, for its caller only, and checked again each time.
   */
  @Override
  public SqlDraft draft(Question question, DraftCheck check) {
    DraftCheck guarded = sql -> checked(sql, question, check);
    Optional<SqlDraft> known = recent.find(question);
    if (known.isPresent()) {
      guarded.check(known.get().sql());
      return known.get();
    }
    long start = System.nanoTime();
    try {
      SqlDraft draft = written(question, guarded);
      recent.put(question, draft);
      log.answered(question, draft, System.nanoTime() - start);
      return draft;
    } catch (WarehouseException e) {
      log.refused(question, e, System.nanoTime() - start);
      throw e;
    }
  }

  private SqlDraft written(Question question, DraftCheck check) {
    List<DescribedTable> tables = search.about(question, config.tables());
    if (tables.isEmpty()) {
      throw LanguageErrors.noTables();
    }
    AskedQuestion asked = new AskedQuestion(question, tables, check);
    Optional<SqlDraft> unsure = Optional.empty();
    String remark = "no one here writes SQL for questions; set nl.model.provider";
    for (SqlWriter writer : writers) {
      SqlWriter.Written written = writer.write(asked);
      remark = written.remark().isEmpty() ? remark : written.remark();
      Optional<SqlDraft> valid = firstValid(written.drafts(), check);
      if (valid.isPresent() && valid.get().confidence() >= config.minConfidence()) {
        return valid.get();
      }
      unsure = unsure.or(() -> valid);
    }
    if (unsure.isPresent()) {
      throw LanguageErrors.unsure(unsure.get().reading(), unsure.get().confidence());
    }
    throw LanguageErrors.notAnswered(remark);
  }

  private static Optional<SqlDraft> firstValid(List<SqlDraft> drafts, DraftCheck check) {
    return drafts.stream().flatMap(draft -> valid(draft, check).stream()).findFirst();
  }

  /** A draft that may run; what it reads is what the planner found, not what its writer says. */
  private static Optional<SqlDraft> valid(SqlDraft draft, DraftCheck check) {
    try {
      List<TableName> read =
          check.check(draft.sql()).inputs().stream().map(PinnedTable::name).distinct().toList();
      return Optional.of(
          new SqlDraft(
              draft.sql(),
              read,
              draft.assumptions(),
              draft.confidence(),
              draft.reading(),
              draft.writer()));
    } catch (WarehouseException e) {
      // The writer's next draft may be lawful.
      return Optional.empty();
    }
  }

  /** The planner's proof, and that nothing is read which the caller may not see. */
  private PlannedStatement.Query checked(String sql, Question question, DraftCheck check) {
    PlannedStatement.Query query = check.check(sql);
    for (PinnedTable input : query.inputs()) {
      if (!visibility.sees(question.caller().user(), input.name())) {
        throw LanguageErrors.notAnswered("it would read what you may not see");
      }
    }
    return query;
  }
}
