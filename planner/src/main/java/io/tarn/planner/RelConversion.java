// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import java.util.stream.Stream;
import org.apache.calcite.plan.Contexts;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgram;
import org.apache.calcite.plan.hep.HepProgramBuilder;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.rel.rules.CoreRules;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.sql2rel.SqlToRelConverter;
import org.apache.calcite.sql2rel.StandardConvertletTable;
import org.apache.calcite.tools.RelBuilder;
import org.apache.calcite.tools.RelBuilderFactory;

/**
 * Turns a validated query into relational algebra, for estimates, the digest and EXPLAIN. Folds no
 * constants and simplifies no expressions: what Spark would raise or round is Spark's to decide.
 */
final class RelConversion {
  private static final SqlToRelConverter.Config CONFIG =
      SqlToRelConverter.config()
          .withExpand(false)
          .withTrimUnusedFields(false)
          .withInSubQueryThreshold(Integer.MAX_VALUE)
          .withRelBuilderConfigTransform(c -> c.withSimplify(false).withSimplifyValues(false));

  /** Rules by default simplify what they move, at a tenth of the time that planning takes. */
  private static final RelBuilderFactory AS_WRITTEN =
      RelBuilder.proto(Contexts.of(RelBuilder.Config.DEFAULT.withSimplify(false)));

  /** Moves conditions to where they belong and drops what is not needed; changes no value. */
  private static final HepProgram RULES =
      new HepProgramBuilder()
          .addRuleCollection(
              Stream.of(
                      CoreRules.FILTER_INTO_JOIN,
                      CoreRules.JOIN_CONDITION_PUSH,
                      CoreRules.FILTER_PROJECT_TRANSPOSE,
                      CoreRules.FILTER_MERGE,
                      CoreRules.PROJECT_REMOVE)
                  .map(rule -> rule.config.withRelBuilderFactory(AS_WRITTEN).toRule())
                  .toList())
          .build();

  private static final RelOptTable.ViewExpander NO_VIEWS =
      (type, query, schema, path) -> {
        throw new IllegalStateException("views are expanded before conversion");
      };

  private RelConversion() {}

  static RelRoot convert(ValidatedQuery query, Validation validation, SparkTypeFactory types) {
    return convert(query, validation, types, new HepPlanner(HepProgram.builder().build()));
  }

  static RelRoot convert(
      ValidatedQuery query, Validation validation, SparkTypeFactory types, RelOptPlanner planner) {
    RelOptCluster cluster = RelOptCluster.create(planner, new RexBuilder(types));
    return new SqlToRelConverter(
            NO_VIEWS,
            query.validator(),
            validation.catalog(),
            cluster,
            StandardConvertletTable.INSTANCE,
            CONFIG)
        .convertQuery(query.validated(), false, true);
  }

  /** The same rows, with conditions pushed down. */
  static RelNode optimised(RelNode rel) {
    HepPlanner planner = new HepPlanner(RULES);
    planner.setRoot(rel);
    return planner.findBestExp();
  }
}
