// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

import java.util.List;
import java.util.Optional;

/**
 * Where the rows that a statement wrote, or showed, came from. What row filters and masks look at
 * is no part of it.
 *
 * @param sources what it read; empty for rows that were given
 * @param target what it wrote; empty if it only read
 * @param columns which columns values came from
 */
public record Lineage(List<Dataset> sources, Optional<Dataset> target, List<ColumnFlow> columns) {
  /** Of a statement that neither reads nor writes rows. */
  public static final Lineage NONE = new Lineage(List.of(), Optional.empty(), List.of());

  public Lineage {
    sources = List.copyOf(sources);
    columns = List.copyOf(columns);
  }

  /** Rows that came from outside. */
  public static Lineage into(TableName target) {
    return new Lineage(List.of(), Optional.of(Dataset.table(target)), List.of());
  }

  public boolean isEmpty() {
    return sources.isEmpty() && target.isEmpty();
  }

  /**
   * Something that holds rows.
   *
   * @param kind what it is
   * @param table its name, or empty if it has none
   * @param path where its files lie, if that is all it is known by
   */
  public record Dataset(Kind kind, Optional<TableName> table, Optional<String> path) {
    /** What holds rows. */
    public enum Kind {
      TABLE,
      VIEW,
      PATH
    }

    public static Dataset table(TableName name) {
      return new Dataset(Kind.TABLE, Optional.of(name), Optional.empty());
    }

    public static Dataset view(TableName name) {
      return new Dataset(Kind.VIEW, Optional.of(name), Optional.empty());
    }

    public static Dataset path(String path) {
      return new Dataset(Kind.PATH, Optional.empty(), Optional.of(path));
    }
  }

  /**
   * @param source one of the sources
   * @param sourceColumn a column of it
   * @param targetColumn the target's column that its values went into; empty if it was only read
   */
  public record ColumnFlow(Dataset source, String sourceColumn, Optional<String> targetColumn) {}
}
