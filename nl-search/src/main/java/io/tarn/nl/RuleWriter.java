// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl;

import io.tarn.api.Question;
import io.tarn.api.SqlDraft;
import io.tarn.api.TableName;
import io.tarn.nl.grammar.Candidate;
import io.tarn.nl.grammar.GrammarWriter;
import io.tarn.nl.lexicon.Thesaurus;
import io.tarn.nl.search.CatalogSearch;
import io.tarn.nl.search.DescribedTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets the grammar write the query, over all tables of the schemas a question is most likely about.
 * A schema is made ready once and kept while its tables stay as they are. Asks no network.
 */
public final class RuleWriter implements SqlWriter {
  private static final int SCHEMAS = 2;
  private static final int MOST_TABLES = 60;
  private static final int KEPT = 16;
  private static final double LESS_LIKELY = 0.9;

  private final CatalogSearch search;
  private final Map<List<DescribedTable>, Ready> ready =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<List<DescribedTable>, Ready> eldest) {
              return size() > KEPT;
            }
          });

  private @Nullable GrammarWriter writer;

  public RuleWriter(CatalogSearch search) {
    this.search = search;
  }

  /** WordNet takes a second to read, so that waits for the first question. */
  private static final class English {
    private static final Thesaurus THESAURUS = Thesaurus.load();
  }

  /** A schema made ready; the grammar reads one question at a time. */
  private static final class Ready {
    private final List<TableName> tables;
    private final GrammarWriter.Prepared prepared;

    Ready(List<DescribedTable> tables, GrammarWriter writer) {
      this.tables = tables.stream().map(DescribedTable::name).toList();
      this.prepared = writer.prepare(SchemaViews.of(tables));
    }

    synchronized List<SqlDraft> write(String question, double likelihood) {
      return prepared.write(question).stream().map(found -> draft(found, likelihood)).toList();
    }

    private SqlDraft draft(Candidate found, double likelihood) {
      return new SqlDraft(
          found.sql(),
          tables.stream().filter(table -> found.tables().contains(path(table))).toList(),
          found.assumptions(),
          Math.max(0, Math.min(1, found.confidence() * likelihood)),
          found.reading(),
          SqlDraft.Writer.GRAMMAR);
    }
  }

  private static String path(TableName table) {
    return String.join(".", table.catalog(), table.schema(), table.table());
  }

  @Override
  public Written write(AskedQuestion asked) {
    Question question = asked.question();
    Set<Question.SchemaName> schemas = new LinkedHashSet<>();
    for (DescribedTable table : asked.tables()) {
      if (schemas.size() < SCHEMAS) {
        schemas.add(new Question.SchemaName(table.name().catalog(), table.name().schema()));
      }
    }
    List<SqlDraft> drafts = new ArrayList<>();
    double likelihood = 1;
    for (Question.SchemaName schema : schemas) {
      List<DescribedTable> tables = search.schema(question, schema, MOST_TABLES);
      drafts.addAll(readyFor(tables).write(question.text(), likelihood));
      likelihood *= LESS_LIKELY;
    }
    drafts.sort(Comparator.comparingDouble(draft -> -draft.confidence()));
    return drafts.isEmpty()
        ? Written.nothing("nothing in it names a table, a column or a value that you may see")
        : new Written(drafts, "");
  }

  private Ready readyFor(List<DescribedTable> tables) {
    Ready known = ready.get(tables);
    if (known != null) {
      return known;
    }
    Ready made;
    synchronized (this) {
      GrammarWriter rules = writer;
      if (rules == null) {
        rules = new GrammarWriter(English.THESAURUS, search.nearness());
        writer = rules;
      }
      made = new Ready(tables, rules);
    }
    ready.put(tables, made);
    return made;
  }
}
