// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.tarn.benchmarks.data.Resources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The workloads that come with the harness can be run, and a wrong file is refused. */
class WorkloadFilesTest {
  private static final List<String> PEERS =
      List.of("tarn", "tarn-spark", "flight-jdbc", "duckdb", "spark", "trino");

  @TempDir private Path directory;

  static List<String> names() {
    return WorkloadFiles.NAMES;
  }

  @ParameterizedTest
  @MethodSource("names")
  void eachIsWhole(String name) throws IOException {
    Workload workload = WorkloadFiles.read(name);
    assertThat(workload.name()).isEqualTo(name);
    assertThat(workload.title()).isNotBlank();
    assertThat(workload.peers()).isNotEmpty().isSubsetOf(PEERS);
    assertThat(workload.asked()).allSatisfy(asked -> assertThat(PEERS).contains(asked.peer()));
  }

  @Test
  void everyQueryIsThere() throws IOException {
    for (String name : List.of("tpch", "tpcds", "ssb")) {
      QuerySet set = (QuerySet) WorkloadFiles.read(name);
      assertThat(set.ids())
          .allSatisfy(
              id ->
                  assertThat(Resources.query(set.pattern().replace("%s", id)))
                      .containsIgnoringCase("select"));
    }
    assertThat(((QuerySet) WorkloadFiles.read("tpcds")).ids()).hasSize(103);
  }

  @Test
  void whatIsAskedIsMeasured() throws IOException {
    Statements interactive = (Statements) WorkloadFiles.read("interactive");
    List<String> cases = interactive.cases().stream().map(Statements.Case::name).toList();
    assertThat(interactive.asked()).extracting(Asked::of).isSubsetOf(cases);
  }

  @Test
  void anUnknownNameIsRefused() {
    assertThatThrownBy(() -> WorkloadFiles.read("tpc"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("There is no workload 'tpc'")
        .hasMessageContaining("tpch");
  }

  @Test
  void aMisspelledKeyIsRefused() throws IOException {
    Path file = directory.resolve("w.yaml");
    Files.writeString(file, "kind: starts\nname: x\ntitel: y\n");
    assertThatThrownBy(() -> WorkloadFiles.read(file.toString()))
        .isInstanceOf(UnrecognizedPropertyException.class)
        .hasMessageContaining("titel");
  }
}
