// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.search;

import io.tarn.api.KeyConstraint;
import io.tarn.api.TableName;
import java.util.List;

/**
 * A table in words: what discovery and the writers of SQL know of it.
 *
 * @param name its name
 * @param kind table or view
 * @param comment what it holds; empty if nobody said
 * @param columns in table order
 * @param keys its keys, as far as they were told
 */
public record DescribedTable(
    TableName name,
    Kind kind,
    String comment,
    List<DescribedColumn> columns,
    List<KeyConstraint> keys) {
  public DescribedTable {
    columns = List.copyOf(columns);
    keys = List.copyOf(keys);
  }

  /** What it is. */
  public enum Kind {
    TABLE,
    VIEW
  }

  /**
   * A column in words.
   *
   * @param name its name
   * @param type its SQL type
   * @param comment what it holds; empty if nobody said
   * @param values some of its values; empty if they are unknown or too many
   */
  public record DescribedColumn(String name, String type, String comment, List<String> values) {
    public DescribedColumn {
      values = List.copyOf(values);
    }

    DescribedColumn withValues(List<String> sampled) {
      return new DescribedColumn(name, type, comment, sampled);
    }
  }
}
