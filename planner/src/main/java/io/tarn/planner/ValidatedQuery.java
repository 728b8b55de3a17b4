// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

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
    SqlNode bound, SqlNode validated, SparkValidator validator, RelDataType rowType) {}
