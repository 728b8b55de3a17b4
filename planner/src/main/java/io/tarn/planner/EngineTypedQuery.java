// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import java.time.ZoneId;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlNode;

/**
 * A query that Calcite's validator could not type; its tables are resolved and its functions
 * allowed all the same.
 *
 * @param bound as bound
 * @param rowType its columns as Calcite's types
 * @param columns what Spark's analyser says its columns are
 * @param sparkText the text it was asked about
 */
record EngineTypedQuery(SqlNode bound, RelDataType rowType, Schema columns, String sparkText)
    implements TypedQuery {
  @Override
  public Schema schema(ZoneId zone) {
    return columns;
  }

  @Override
  public Optional<ValidatedQuery> understood() {
    return Optional.empty();
  }
}
