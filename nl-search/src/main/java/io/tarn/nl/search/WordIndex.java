// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.search;

import io.tarn.api.TableName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.BytesRef;

/** Tables by their words, ranked by BM25. Lives in memory; thread-safe. */
final class WordIndex implements AutoCloseable {
  private static final int MOST_MATCHES = 300;
  private static final float TIE_BREAKER = 0.2f;

  /** How much a word tells by where it stands. */
  private static final Map<String, Float> FIELD_WEIGHTS =
      Map.of(
          TableDocument.NAME, 3f,
          TableDocument.SCHEMA, 2f,
          TableDocument.COLUMN, 1.5f,
          TableDocument.VALUE, 1f,
          TableDocument.COMMENT, 0.7f);

  /**
   * A word to look for.
   *
   * @param stem its stem
   * @param weight how sure it is that it was meant; 1 for a word of the question itself
   */
  record Wanted(String stem, double weight) {}

  private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
  private final IndexWriter writer;
  private final SearcherManager searchers;

  WordIndex() {
    try {
      IndexWriterConfig config = new IndexWriterConfig(new WhitespaceAnalyzer());
      config.setSimilarity(new FieldSimilarity());
      writer = new IndexWriter(directory, config);
      searchers =
          new SearcherManager(
              writer,
              new SearcherFactory() {
                @Override
                public IndexSearcher newSearcher(
                    org.apache.lucene.index.IndexReader reader,
                    org.apache.lucene.index.@org.jspecify.annotations.Nullable IndexReader
                        previous) {
                  IndexSearcher searcher = new IndexSearcher(reader);
                  searcher.setSimilarity(new FieldSimilarity());
                  return searcher;
                }
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void put(TableName name, TableWords words) {
    try {
      writer.updateDocument(
          new Term(TableDocument.KEY, TableDocument.key(name)), TableDocument.of(name, words));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void remove(String key) {
    try {
      writer.deleteDocuments(new Term(TableDocument.KEY, key));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets searches see what was put and removed. */
  void publish() {
    try {
      searchers.maybeRefreshBlocking();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Scores by key of the tables that have any of the words.
   *
   * @param alternatives for each word of the question what may stand for it
   * @param among keys that may be found; all if absent
   */
  Map<String, Double> search(List<List<Wanted>> alternatives, Optional<Collection<String>> among) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    for (List<Wanted> words : alternatives) {
      query.add(anyOf(words), BooleanClause.Occur.SHOULD);
    }
    if (among.isPresent()) {
      List<BytesRef> keys = among.get().stream().map(BytesRef::new).toList();
      query.add(new TermInSetQuery(TableDocument.KEY, keys), BooleanClause.Occur.FILTER);
      query.setMinimumNumberShouldMatch(1);
    }
    try {
      IndexSearcher searcher = searchers.acquire();
      try {
        return scores(searcher, query.build());
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Query anyOf(List<Wanted> words) {
    List<Query> queries = new ArrayList<>();
    for (Wanted word : words) {
      FIELD_WEIGHTS.forEach(
          (field, weight) -> {
            // A word like another one is no value: values are meant literally.
            if (word.weight() == 1 || !field.equals(TableDocument.VALUE)) {
              queries.add(
                  new BoostQuery(
                      new TermQuery(new Term(field, word.stem())),
                      (float) (weight * word.weight())));
            }
          });
    }
    return new DisjunctionMaxQuery(queries, TIE_BREAKER);
  }

  private static Map<String, Double> scores(IndexSearcher searcher, Query query)
      throws IOException {
    Map<String, Double> scores = new HashMap<>();
    StoredFields stored = searcher.storedFields();
    for (ScoreDoc found : searcher.search(query, MOST_MATCHES).scoreDocs) {
      scores.put(stored.document(found.doc).get(TableDocument.KEY), (double) found.score);
    }
    return scores;
  }

  @Override
  public void close() {
    try (directory;
        writer;
        searchers) {
      writer.rollback();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
