// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWith;

/**
 * Groups that are narrowed by HAVING and ordered by more than columns: Spark finds the expressions
 * of such an order only among those selected as they stand, so none of them may be cast.
 */
final class OrderedGroups {
  private OrderedGroups() {}

  static boolean isIn(SqlNode query) {
    SqlNode body = query instanceof SqlWith with ? with.body : query;
    return body instanceof SqlOrderBy order
        && order.query instanceof SqlSelect select
        && select.getHaving() != null
        && DistinctOrder.ordersByExpression(order);
  }
}
