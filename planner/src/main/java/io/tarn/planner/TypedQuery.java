// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import java.time.ZoneId;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlNode;

/** A bound query whose columns are known: from Calcite's validator or, failing that, from Spark. */
sealed interface TypedQuery permits ValidatedQuery, EngineTypedQuery {
  /** The query as bound. */
  SqlNode bound();

  /** Its columns. */
  RelDataType rowType();

  /** Its columns as they are delivered, named as the user would expect. */
  Schema schema(ZoneId zone);

  /** Spark's text, giving exactly these types. */
  String sparkText();

  /** The query as Calcite understood it; empty if only Spark does. */
  Optional<ValidatedQuery> understood();
}
