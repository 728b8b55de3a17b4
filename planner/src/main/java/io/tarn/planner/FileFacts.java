// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/** Spark's column {@code _metadata}, which tells where and how large the file of a row is. */
final class FileFacts {
  private FileFacts() {}

  /**
   * Refuses a tree that mentions it.
   *
   * @throws io.tarn.api.WarehouseException if it does
   */
  static void refuse(SqlNode node) {
    node.accept(
        new SqlBasicVisitor<@Nullable Void>() {
          @Override
          public @Nullable Void visit(SqlIdentifier name) {
            if (name.names.stream().limit(2).anyMatch("_metadata"::equalsIgnoreCase)) {
              throw PlannerErrors.hiddenColumn(name);
            }
            return null;
          }
        });
  }
}
