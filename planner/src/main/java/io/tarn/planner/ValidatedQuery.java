// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import java.time.ZoneId;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlNode;

/**
 * A query that has passed the validator.
 *
 * @param bound as bound, untouched by the validator: what Spark's text is written from
 * @param validated the validator's copy: stars expanded, names qualified
 * @param validator knows the type of each of its nodes
 * @param rowType its columns
 */
record ValidatedQuery(
    SqlNode bound, SqlNode validated, SparkValidator validator, RelDataType rowType)
    implements TypedQuery {
  @Override
  public Schema schema(ZoneId zone) {
    return OutputColumns.schema(this, zone);
  }

  @Override
  public String sparkText() {
    return SparkSql.text(OutputCasts.apply(this));
  }

  @Override
  public Optional<ValidatedQuery> understood() {
    return Optional.of(this);
  }
}
