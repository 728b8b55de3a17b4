// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.grammar;

import io.tarn.nl.logic.ColumnUse;
import io.tarn.nl.logic.Combination;
import io.tarn.nl.logic.Query;
import io.tarn.nl.logic.Selection;
import io.tarn.nl.logic.Tables;
import io.tarn.nl.schema.ForeignKeyView;
import java.util.ArrayList;
import java.util.List;

/** Says what a query takes for granted that the schema does not declare. */
final class Assumptions {
  private Assumptions() {}

  static List<String> of(Query query) {
    List<String> assumptions = new ArrayList<>();
    collect(query, assumptions);
    return assumptions.stream().distinct().toList();
  }

  private static void collect(Query query, List<String> assumptions) {
    if (query instanceof Combination combination) {
      collect(combination.left(), assumptions);
      collect(combination.right(), assumptions);
    } else if (query instanceof Selection selection) {
      for (Tables.Join join : selection.from().joins()) {
        for (Tables.Pair pair : join.pairs()) {
          if (!refers(pair.left(), pair.right()) && !refers(pair.right(), pair.left())) {
            assumptions.add(name(pair.left()) + " refers to " + name(pair.right()));
          }
        }
      }
    }
  }

  private static boolean refers(ColumnUse from, ColumnUse to) {
    for (ForeignKeyView key : from.table().foreignKeys()) {
      if (key.table().equalsIgnoreCase(to.table().name())
          && key.columns().stream().anyMatch(from.column().name()::equalsIgnoreCase)) {
        return true;
      }
    }
    return false;
  }

  private static String name(ColumnUse use) {
    return use.table().name() + "." + use.column().name();
  }
}
