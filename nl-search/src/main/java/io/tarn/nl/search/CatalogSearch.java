// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.search;

import io.tarn.api.DataSearch;
import io.tarn.api.PlanningContext;
import io.tarn.api.Question;
import io.tarn.api.SearchHit;
import io.tarn.api.TableCatalog;
import io.tarn.api.TableName;
import io.tarn.api.TableVisibility;
import io.tarn.nl.embed.TextEncoder;
import io.tarn.nl.schema.Similarity;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Discovery over the catalog: keeps its index up to date while it is used, and costs nothing while
 * it is not. What a caller may not see is left out before anything is ranked.
 */
public final class CatalogSearch implements DataSearch, AutoCloseable {
  private static final Duration PATIENCE_FOR_INDEX = Duration.ofSeconds(60);
  private static final Duration PATIENCE_FOR_VALUES = Duration.ofSeconds(8);

  private final TableVisibility visibility;
  private final IndexUpkeep upkeep;

  /**
   * @param catalog what there is
   * @param visibility who may know of it
   * @param encoders loads the encoder when the first search comes
   */
  public CatalogSearch(
      TableCatalog catalog, TableVisibility visibility, Supplier<TextEncoder> encoders) {
    this.visibility = visibility;
    this.upkeep = new IndexUpkeep(catalog, encoders);
  }

  /** From now on values are read too; before, none are known. */
  public void sampleWith(ValueSampler sampler) {
    upkeep.sampleWith(sampler);
  }

  @Override
  public List<SearchHit> search(String words, int limit, PlanningContext caller) {
    DiscoveryIndex index = upkeep.current(PATIENCE_FOR_INDEX);
    List<DiscoveryIndex.RankedTable> ranked =
        index.rank(words, limit, table -> visibility.sees(caller.user(), table));
    return new HitPicker(index.splitter(), index.content(words)).hits(ranked, limit);
  }

  /** The tables a question may be about, best first, with what is known of their values. */
  public List<DescribedTable> about(Question question, int limit) {
    DiscoveryIndex index = upkeep.current(PATIENCE_FOR_INDEX);
    Predicate<TableName> visible =
        table ->
            visibility.sees(question.caller().user(), table)
                && question.schema().map(schema -> schema.holds(table)).orElse(true)
                && !table.catalog().equalsIgnoreCase("system");
    List<TableName> names =
        index.rank(question.text(), limit, visible).stream()
            .map(found -> found.table().name())
            .toList();
    return upkeep.withValues(names, PATIENCE_FOR_VALUES);
  }

  /** All tables of a schema that the caller may see, with what is known of their values. */
  public List<DescribedTable> schema(Question question, Question.SchemaName schema, int limit) {
    DiscoveryIndex index = upkeep.current(PATIENCE_FOR_INDEX);
    List<TableName> names =
        index.tables().values().stream()
            .map(DescribedTable::name)
            .filter(schema::holds)
            .filter(table -> visibility.sees(question.caller().user(), table))
            .limit(limit)
            .toList();
    return upkeep.withValues(names, PATIENCE_FOR_VALUES);
  }

  /** How near words are in meaning, by the encoder of the index. */
  public Similarity nearness() {
    return upkeep.current(PATIENCE_FOR_INDEX).nearness();
  }

  @Override
  public void close() {
    upkeep.close();
  }
}
