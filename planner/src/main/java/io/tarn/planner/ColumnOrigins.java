// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.TableName;
import io.tarn.api.WarehouseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgramBuilder;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.metadata.JaninoRelMetadataProvider;
import org.apache.calcite.rel.metadata.RelColumnOrigin;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.metadata.RelMetadataQueryBase;
import org.apache.calcite.rel.rules.CoreRules;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the columns of bound queries to the columns of tables and views their values come from.
 * What only decides which rows there are is no origin of a value. Where Calcite cannot follow,
 * there are no origins.
 */
final class ColumnOrigins {
  private static final Logger LOG = LoggerFactory.getLogger(ColumnOrigins.class);

  /**
   * @param table a table or view
   * @param column one of its columns
   */
  record Origin(TableName table, String column) {}

  /**
   * A column of a query.
   *
   * @param name its name
   * @param origins where its values come from
   */
  record Column(String name, Set<Origin> origins) {}

  private final SparkTypeFactory types;
  private final IdentityHashMap<SqlNode, BoundTable> standIns;
  private final List<BoundTable> tables;
  private final Map<String, SqlNode> views = new HashMap<>();
  private final Map<String, List<Column>> ofViews = new HashMap<>();

  /**
   * @param tables what queries are bound to
   * @param standIns queries that stand for a view or for a table with policies
   */
  ColumnOrigins(
      List<BoundTable> tables,
      SparkTypeFactory types,
      IdentityHashMap<SqlNode, BoundTable> standIns) {
    this.types = types;
    this.standIns = standIns;
    Map<String, BoundTable> all = new HashMap<>();
    tables.forEach(table -> all.put(table.key(), table));
    standIns.forEach(
        (query, table) -> {
          if (all.put(table.key(), table) == null) {
            views.put(table.key(), query);
          }
        });
    this.tables = List.copyOf(all.values());
  }

  /**
   * The origins of each column, those behind views too.
   *
   * @param known the query's algebra, if it is made already
   */
  List<Column> of(SqlNode query, @Nullable RelNode known) {
    try {
      return origins(known == null ? algebra(query) : known);
    } catch (WarehouseException | StackOverflowError e) {
      LOG.debug("No origins of columns", e);
    } catch (RuntimeException | AssertionError e) {
      LOG.debug("No origins of columns: Calcite cannot convert the query", e);
    }
    return List.of();
  }

  /** What stands in for a view or a protected table becomes that again. */
  private RelNode algebra(SqlNode query) {
    SqlNode plain = Objects.requireNonNull(query.accept(new Restored(query)));
    Validation validation = new Validation(tables, types);
    return RelConversion.convert(validation.validate(plain), validation, types).project();
  }

  private List<Column> origins(RelNode rel) {
    RelMetadataQueryBase.THREAD_PROVIDERS.set(
        JaninoRelMetadataProvider.of(
            Objects.requireNonNull(rel.getCluster().getMetadataProvider())));
    RelNode flat = withoutSubqueries(rel);
    RelMetadataQuery metadata = RelMetadataQuery.instance();
    List<Column> all = new ArrayList<>();
    for (int i = 0; i < rel.getRowType().getFieldCount(); i++) {
      Set<Origin> origins = new LinkedHashSet<>();
      @Nullable Set<RelColumnOrigin> found = metadata.getColumnOrigins(flat, i);
      if (found != null) {
        found.forEach(origin -> origins.addAll(followed(origin)));
      }
      all.add(new Column(rel.getRowType().getFieldNames().get(i), origins));
    }
    return all;
  }

  private Collection<Origin> followed(RelColumnOrigin origin) {
    @Nullable RelTable table = origin.getOriginTable().unwrap(RelTable.class);
    if (table == null) {
      return List.of();
    }
    int ordinal = origin.getOriginColumnOrdinal();
    BoundTable bound = table.bound();
    List<Origin> all = new ArrayList<>();
    all.add(new Origin(bound.name(), bound.schema().getFields().get(ordinal).getName()));
    @Nullable SqlNode view = views.get(bound.key());
    if (view != null) {
      List<Column> behind = ofViews.get(bound.key());
      if (behind == null) {
        behind = of(view, null);
        ofViews.put(bound.key(), behind);
      }
      if (ordinal < behind.size()) {
        all.addAll(behind.get(ordinal).origins());
      }
    }
    return all;
  }

  /** Calcite looks for origins in operands of expressions, not in the queries among them. */
  private static RelNode withoutSubqueries(RelNode rel) {
    HepPlanner planner =
        new HepPlanner(
            new HepProgramBuilder()
                .addRuleCollection(
                    List.of(
                        CoreRules.PROJECT_SUB_QUERY_TO_CORRELATE,
                        CoreRules.FILTER_SUB_QUERY_TO_CORRELATE,
                        CoreRules.JOIN_SUB_QUERY_TO_CORRELATE))
                .build());
    planner.setRoot(rel);
    return planner.findBestExp();
  }

  /** Puts views and protected tables back where queries stand for them, but for one of them. */
  private final class Restored extends SqlShuttle {
    private final SqlNode top;

    Restored(SqlNode top) {
      this.top = top;
    }

    @Override
    public @Nullable SqlNode visit(SqlCall call) {
      @Nullable BoundTable table = call == top ? null : standIns.get(call);
      if (table != null) {
        return new TableNode(table, call.getParserPosition());
      }
      if (call instanceof SubqueryNode subquery) {
        return SubqueryNode.of(Objects.requireNonNull(subquery.query().accept(this)));
      }
      return super.visit(call);
    }
  }
}
