// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.micro;

import io.tarn.api.AccessControl;
import io.tarn.api.Privilege;
import io.tarn.api.Securable;
import io.tarn.api.TableName;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Whether somebody may read a table: granted on the catalog, to a group. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PermissionBenchmark {
  private static final Securable TABLE =
      Securable.table(new TableName("main", CatalogState.schema(0), "lineitem"));

  /** Granted. */
  @Benchmark
  public Optional<AccessControl.Missing> granted(CatalogState state) {
    return state.metadata().accessControl().missing(CatalogState.USER, Privilege.SELECT, TABLE);
  }

  /** Refused. */
  @Benchmark
  public Optional<AccessControl.Missing> refused(CatalogState state) {
    return state.metadata().accessControl().missing(CatalogState.USER, Privilege.MODIFY, TABLE);
  }
}
