// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.logic;

import io.tarn.nl.schema.TableView;
import java.util.List;

/** Tables joined one after the other on equal columns. */
public record Tables(TableView first, List<Join> joins) {
  public Tables {
    joins = List.copyOf(joins);
  }

  /** A table joined to one before it. */
  public record Join(TableView table, List<Pair> pairs) {
    public Join {
      pairs = List.copyOf(pairs);
    }
  }

  /** Two columns that are equal in joined rows. */
  public record Pair(ColumnUse left, ColumnUse right) {}
}
