// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.search;

import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.PerFieldSimilarityWrapper;
import org.apache.lucene.search.similarities.Similarity;

/** BM25, milder where length says nothing: a table of many columns is not about less. */
final class FieldSimilarity extends PerFieldSimilarityWrapper {
  private final Similarity usual = new BM25Similarity();
  private final Similarity columns = new BM25Similarity(1.2f, 0.5f);
  private final Similarity values = new BM25Similarity(0.5f, 0.2f);

  @Override
  public Similarity get(String field) {
    return switch (field) {
      case TableDocument.COLUMN -> columns;
      case TableDocument.VALUE -> values;
      default -> usual;
    };
  }
}
