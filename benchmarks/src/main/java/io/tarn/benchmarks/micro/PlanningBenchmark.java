// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.micro;

import io.tarn.api.PlannedStatement;
import io.tarn.api.PlanningContext;
import io.tarn.api.SessionSettings;
import io.tarn.benchmarks.data.Resources;
import io.tarn.catalog.MetadataDatabase;
import io.tarn.planner.AccessServices;
import io.tarn.planner.CalcitePlanner;
import io.tarn.planner.PlannerConfig;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** From a query's text to the text of both lanes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PlanningBenchmark {
  private static final PlanningContext CALLER =
      new PlanningContext(
          CatalogState.USER,
          SessionSettings.defaults().withNamespace("main", CatalogState.schema(0)));

  /** A query of TPC-H: one table, a join of six, sub-queries. */
  @Param({"1", "5", "21"})
  public String query = "1";

  private String text = "";
  private Optional<CalcitePlanner> planner = Optional.empty();
  private long number;

  /** Puts a planner over the catalog. */
  @Setup
  public void open(CatalogState state) {
    MetadataDatabase metadata = state.metadata();
    text = Resources.query("tpch/q" + query + ".sql");
    planner =
        Optional.of(
            new CalcitePlanner(
                PlannerConfig.defaults(),
                metadata.catalog(),
                metadata.editor(),
                metadata.systemTables(),
                new AccessServices(metadata.accessControl(), metadata.accessDirectory())));
  }

  /** A text that was never seen. */
  @Benchmark
  public PlannedStatement unseen() {
    number++;
    return plan(text + "\n-- " + number);
  }

  /** A text that is known. */
  @Benchmark
  public PlannedStatement known() {
    return plan(text);
  }

  private PlannedStatement plan(String sql) {
    return planner.orElseThrow().plan(sql, List.of(), CALLER);
  }
}
