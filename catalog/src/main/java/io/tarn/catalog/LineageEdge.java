// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import io.tarn.api.Lineage;
import io.tarn.api.TableName;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One step of a lineage: from a table, view or path to another, or from a column to a column.
 *
 * @param source where from, or null if rows were given
 * @param sourceColumn its column, or null if this is about whole tables
 * @param target where to, or null if it was only read
 * @param targetColumn its column, or null
 */
record LineageEdge(
    Lineage.@Nullable Dataset source,
    @Nullable String sourceColumn,
    Lineage.@Nullable Dataset target,
    @Nullable String targetColumn) {
  /** A statement with more, over very wide tables, keeps these. */
  private static final int MOST = 10_000;

  /** All steps of a lineage, those of whole tables first. */
  static List<LineageEdge> of(Lineage lineage) {
    Lineage.@Nullable Dataset target = lineage.target().orElse(null);
    List<LineageEdge> edges = new ArrayList<>();
    for (Lineage.Dataset source : lineage.sources()) {
      edges.add(new LineageEdge(source, null, target, null));
    }
    if (edges.isEmpty()) {
      edges.add(new LineageEdge(null, null, target, null));
    }
    for (Lineage.ColumnFlow flow : lineage.columns()) {
      edges.add(
          new LineageEdge(
              flow.source(), flow.sourceColumn(), target, flow.targetColumn().orElse(null)));
    }
    return edges.subList(0, Math.min(edges.size(), MOST));
  }

  /** Equal for equal steps. */
  static String digest(List<LineageEdge> edges) {
    StringBuilder text = new StringBuilder();
    for (LineageEdge edge : edges) {
      append(text, edge.source);
      append(text, edge.sourceColumn);
      append(text, edge.target);
      append(text, edge.targetColumn);
    }
    try {
      byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static void append(StringBuilder text, Lineage.@Nullable Dataset dataset) {
    if (dataset == null) {
      text.append('-');
      return;
    }
    text.append(dataset.kind());
    Optional<TableName> table = dataset.table();
    append(text, table.map(TableName::catalog).orElse(null));
    append(text, table.map(TableName::schema).orElse(null));
    append(text, table.map(TableName::table).orElse(null));
    append(text, dataset.path().orElse(null));
  }

  /** With its length, so that no name can be taken for two. */
  private static void append(StringBuilder text, @Nullable String name) {
    if (name == null) {
      text.append('-');
    } else {
      text.append(name.length()).append(':').append(name);
    }
  }
}
