// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.micro;

import io.tarn.api.PlanningContext;
import io.tarn.api.SearchHit;
import io.tarn.api.SessionSettings;
import io.tarn.nl.embed.MiniLmEncoder;
import io.tarn.nl.search.CatalogSearch;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Finding tables by words, among {@link CatalogState#copies} times TPC-H. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RetrievalBenchmark {
  private static final PlanningContext CALLER =
      new PlanningContext(CatalogState.USER, SessionSettings.defaults());

  private Optional<CatalogSearch> search = Optional.empty();
  private long number;

  /** Builds the index. */
  @Setup
  public void open(CatalogState state) {
    CatalogSearch opened =
        new CatalogSearch(
            state.metadata().catalog(),
            state.metadata().accessControl()::reads,
            () -> MiniLmEncoder.load(state.home().resolve("native")));
    search = Optional.of(opened);
    opened.search("orders", 1, CALLER);
  }

  /** Words that were never asked for. */
  @Benchmark
  public List<SearchHit> unseen() {
    number++;
    return search.orElseThrow().search("unpaid bills of customers " + number, 10, CALLER);
  }

  /** Ends the index. */
  @TearDown
  public void close() {
    search.ifPresent(CatalogSearch::close);
  }
}
