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
    /** With row filters or column masks: its values are not the same for everyone. */
    PROTECTED_TABLE,
    VIEW
  }

  /** Whether two rows were seen to have the same value in a column. */
  public enum Repeats {
    UNKNOWN,
    YES,
    NO
  }

  /**
   * A column in words.
   *
   * @param name its name
   * @param type its SQL type
   * @param comment what it holds; empty if nobody said
   * @param values some of its values; empty if they are unknown or too many
   * @param repeats whether values occur more than once
   */
  public record DescribedColumn(
      String name, String type, String comment, List<String> values, Repeats repeats) {
    public DescribedColumn {
      values = List.copyOf(values);
    }

    /** A column whose values nobody has looked at. */
    public DescribedColumn(String name, String type, String comment) {
      this(name, type, comment, List.of(), Repeats.UNKNOWN);
    }

    DescribedColumn withValues(ValueSampler.Sample sample) {
      return new DescribedColumn(name, type, comment, sample.values(), sample.repeats());
    }
  }
}
