// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import com.google.common.base.Suppliers;
import io.tarn.api.CatalogChange;
import io.tarn.api.Lineage;
import io.tarn.api.Lineage.Dataset;
import io.tarn.api.PlannedStatement;
import io.tarn.api.SourceFile;
import io.tarn.api.TableEntry;
import io.tarn.api.TableName;
import io.tarn.api.TracedPlan;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/**
 * What one statement turns out to read and write while it is planned. Notes cost next to nothing;
 * columns are followed to where they come from when the lineage is asked for.
 */
final class LineageNotes {
  /** Says which column of the target a query's column goes into, by its position and name. */
  private interface Into {
    Optional<String> column(int position, String name);
  }

  private record Flow(SqlNode query, Into into) {}

  private final Map<TableName, Dataset> sources = new LinkedHashMap<>();
  private final IdentityHashMap<SqlNode, BoundTable> standIns = new IdentityHashMap<>();
  private final IdentityHashMap<SqlNode, RelNode> plans = new IdentityHashMap<>();
  private final List<BoundTable> targets = new ArrayList<>();
  private final List<Flow> flows = new ArrayList<>();
  private final List<Lineage.ColumnFlow> copies = new ArrayList<>();
  private @Nullable Supplier<Lineage> other;

  /** A table or view is read, but not for a policy. */
  void reads(TableEntry entry) {
    if (entry instanceof TableEntry.View) {
      sources.put(entry.name(), Dataset.view(entry.name()));
    } else if (entry instanceof TableEntry.DeltaTable) {
      sources.put(entry.name(), Dataset.table(entry.name()));
    }
  }

  /** A query stands for a view, or for a table with policies, whose columns it has. */
  void standsFor(SqlNode query, BoundTable source) {
    standIns.put(query, source);
  }

  /** The algebra of a bound query, so that it need not be made again. */
  void planned(SqlNode query, RelNode rel) {
    plans.put(query, rel);
  }

  /** A bound query's rows are shown. */
  void shows(SqlNode query) {
    flows.add(new Flow(query, (position, name) -> Optional.empty()));
  }

  /** A bound query's values go into columns of the target, by their position. */
  void fills(SqlNode query, List<String> columns) {
    List<String> into = List.copyOf(columns);
    flows.add(
        new Flow(
            query,
            (position, name) ->
                position < into.size() ? Optional.of(into.get(position)) : Optional.empty()));
  }

  /** A bound query's values go into columns of the same names. */
  void fillsByName(SqlNode query) {
    flows.add(new Flow(query, (position, name) -> Optional.of(name)));
  }

  /** A table that queries noted here are bound to, though the statement does not read it so. */
  void knows(BoundTable target) {
    targets.add(target);
  }

  /** All columns of a table go into the target's columns of the same names. */
  void copies(TableEntry.DeltaTable source, List<String> columns) {
    reads(source);
    Dataset dataset = Dataset.table(source.name());
    columns.forEach(
        column -> copies.add(new Lineage.ColumnFlow(dataset, column, Optional.of(column))));
  }

  /** The statement is another one, in the caller's name. */
  void isThatOf(Supplier<Lineage> lineage) {
    other = lineage;
  }

  /** A plan with its lineage, of a statement that has been planned to its end. */
  TracedPlan traced(PlannedStatement plan, Statement statement) {
    if (other != null && plan instanceof PlannedStatement.Answer) {
      return new TracedPlan(plan, other);
    }
    Optional<Dataset> target = target(plan);
    if (target.isEmpty() && !(plan instanceof PlannedStatement.Query)) {
      return TracedPlan.untraced(plan);
    }
    if (plan instanceof PlannedStatement.CopyInto copy) {
      Lineage lineage = new Lineage(files(copy.files()), target, List.of());
      return new TracedPlan(plan, () -> lineage);
    }
    return new TracedPlan(plan, Suppliers.memoize(() -> lineage(target, statement)));
  }

  private static Optional<Dataset> target(PlannedStatement plan) {
    if (plan instanceof PlannedStatement.Write write) {
      return Optional.of(Dataset.table(write.target()));
    }
    if (plan instanceof PlannedStatement.CreateTableAs create) {
      return Optional.of(Dataset.table(create.definition().name()));
    }
    if (plan instanceof PlannedStatement.CopyInto copy) {
      return Optional.of(Dataset.table(copy.target()));
    }
    return plan instanceof PlannedStatement.Change change
            && change.change() instanceof CatalogChange.CreateView create
        ? Optional.of(Dataset.view(create.view().name()))
        : Optional.empty();
  }

  private static List<Dataset> files(List<SourceFile> files) {
    return files.stream().map(file -> Dataset.path(file.path())).toList();
  }

  private Lineage lineage(Optional<Dataset> target, Statement statement) {
    List<BoundTable> tables = new ArrayList<>(statement.names().tables());
    tables.addAll(targets);
    ColumnOrigins origins = new ColumnOrigins(tables, statement.types(), standIns);
    Set<Lineage.ColumnFlow> columns = new LinkedHashSet<>(copies);
    for (Flow flow : flows) {
      List<ColumnOrigins.Column> of =
          origins.of(flow.query(), standIns.isEmpty() ? plans.get(flow.query()) : null);
      for (int i = 0; i < of.size(); i++) {
        Optional<String> into = flow.into().column(i, of.get(i).name());
        for (ColumnOrigins.Origin origin : of.get(i).origins()) {
          @Nullable Dataset source = sources.get(origin.table());
          if (source != null) {
            columns.add(new Lineage.ColumnFlow(source, origin.column(), into));
          }
        }
      }
    }
    return new Lineage(List.copyOf(sources.values()), target, List.copyOf(columns));
  }
}
