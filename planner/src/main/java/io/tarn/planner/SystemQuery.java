// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import com.google.common.base.Throwables;
import io.tarn.api.ErrorCode;
import io.tarn.api.PlannedStatement;
import io.tarn.api.WarehouseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.adapter.enumerable.EnumerableInterpretable;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.plan.ConventionTraitDef;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.plan.volcano.VolcanoPlanner;
import org.apache.calcite.rel.RelCollationTraitDef;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.runtime.Bindable;
import org.apache.calcite.runtime.CalciteException;
import org.apache.calcite.tools.Programs;
import org.apache.calcite.util.Pair;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers queries over nothing but system tables, with Calcite's own executor: they must work
 * before and without any engine.
 */
final class SystemQuery {
  private static final Logger LOG = LoggerFactory.getLogger(SystemQuery.class);

  /** Its rows are held in memory. */
  private static final int MOST_ROWS = 100_000;

  private SystemQuery() {}

  static PlannedStatement.Rows run(Statement statement, ValidatedQuery query) {
    Schema schema = OutputColumns.schema(query, statement.settings().timeZone());
    Validation validation = statement.validation();
    try {
      VolcanoPlanner planner = new VolcanoPlanner();
      planner.addRelTraitDef(ConventionTraitDef.INSTANCE);
      planner.addRelTraitDef(RelCollationTraitDef.INSTANCE);
      RelOptUtil.registerDefaultRules(planner, false, false);
      RelRoot root = RelConversion.convert(query, validation, statement.types(), planner);
      return new PlannedStatement.Rows(
          schema, rows(root, physical(statement, root, planner), statement, validation, schema));
    } catch (CalciteException e) {
      throw CalciteErrors.translate(e);
    } catch (WarehouseException e) {
      throw e;
    } catch (RuntimeException | AssertionError e) {
      Throwable root = Throwables.getRootCause(e);
      if (root instanceof ArithmeticException || root instanceof NumberFormatException) {
        throw WarehouseException.of(
            ErrorCode.INVALID_ARGUMENT,
            "A value could not be computed: " + root.getMessage() + ".",
            e);
      }
      LOG.debug("Query over system tables not supported", e);
      throw WarehouseException.of(
          ErrorCode.UNSUPPORTED_FEATURE,
          "This query over system tables uses a function or form that works on other tables only."
              + " Use plain filters, joins, grouping and sorting.",
          e);
    }
  }

  /** Keeps the columns that only the order needs: without them the order would be lost. */
  private static RelNode physical(Statement statement, RelRoot root, VolcanoPlanner planner) {
    RelNode rel = root.rel.accept(new StandardOperators(statement.types()));
    RelTraitSet traits =
        rel.getTraitSet().replace(EnumerableConvention.INSTANCE).replace(root.collation).simplify();
    return Programs.standard().run(planner, rel, traits, List.of(), List.of());
  }

  private static List<List<@Nullable Object>> rows(
      RelRoot root, RelNode plan, Statement statement, Validation validation, Schema schema) {
    DataContext context = new SystemQueryContext(statement, validation.root().plus());
    Bindable<?> bindable =
        EnumerableInterpretable.toBindable(
            Map.of(), null, (EnumerableRel) plan, EnumerableRel.Prefer.ARRAY);
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (@Nullable Object result : bindable.bind(context)) {
      if (rows.size() == MOST_ROWS) {
        throw WarehouseException.of(
            ErrorCode.OUT_OF_MEMORY,
            "A query over system tables may give "
                + MOST_ROWS
                + " rows; narrow it with WHERE, or add a LIMIT");
      }
      rows.add(row(result, plan.getRowType().getFieldCount(), Pair.left(root.fields), schema));
    }
    return rows;
  }

  /** A row of one column comes without an array around it. */
  private static List<@Nullable Object> row(
      @Nullable Object result, int width, List<Integer> wanted, Schema schema) {
    @Nullable Object[] values =
        result instanceof Object[] array && (width != 1 || array.length == 1)
            ? array
            : new Object[] {result};
    @Nullable Object[] row = new Object[wanted.size()];
    for (int i = 0; i < row.length; i++) {
      row[i] = SystemValues.fromCalcite(values[wanted.get(i)], schema.getFields().get(i));
    }
    return RowSets.row(row);
  }
}
