// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.Optionality;

/** An aggregate function of {@code spark-functions.txt}. Declared, not implemented. */
final class SparkAggregate extends SqlAggFunction {
  private final FunctionSpec spec;

  SparkAggregate(FunctionSpec spec) {
    super(
        spec.name(),
        null,
        SqlKind.OTHER_FUNCTION,
        FunctionResults.inference(spec),
        SparkFunction.parameters(spec),
        new ArgumentChecker(spec),
        SqlFunctionCategory.SYSTEM,
        false,
        false,
        Optionality.OPTIONAL);
    this.spec = spec;
  }

  @Override
  public boolean allowsNullTreatment() {
    return spec.has("nullTreatment");
  }
}
