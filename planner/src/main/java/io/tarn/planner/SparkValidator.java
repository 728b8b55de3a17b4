// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import org.apache.calcite.config.NullCollation;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.validate.SqlValidatorCatalogReader;
import org.apache.calcite.sql.validate.SqlValidatorImpl;

/** Calcite's validator with Spark's operators, types and rules. */
final class SparkValidator extends SqlValidatorImpl {
  private static final Config CONFIG =
      Config.DEFAULT
          .withConformance(SparkConformance.INSTANCE)
          .withDefaultNullCollation(NullCollation.LOW)
          .withIdentifierExpansion(true)
          .withCallRewrite(false)
          .withTypeCoercionEnabled(true)
          .withTypeCoercionFactory(SparkTypeCoercion::new);

  SparkValidator(SqlValidatorCatalogReader catalog, RelDataTypeFactory types) {
    super(SparkOperators.TABLE, catalog, types, CONFIG);
  }

  @Override
  protected void validateSelect(SqlSelect select, RelDataType targetRowType) {
    GroupRules.apply(select, getWhereScope(select));
    super.validateSelect(select, targetRowType);
  }
}
