// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.workload;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Reads workloads: those that come with the harness, and files of the user's own. */
public final class WorkloadFiles {
  /** Those that come with the harness, in the order they are run. */
  public static final List<String> NAMES =
      List.of(
          "interactive",
          "fetch",
          "tpch",
          "cold",
          "dashboard",
          "concurrency",
          "ingest",
          "metadata",
          "connections",
          "planning",
          "micro",
          "ssb",
          "tpcds");

  private static final ObjectMapper YAML = YAMLMapper.builder().addModule(new Jdk8Module()).build();

  private WorkloadFiles() {}

  /**
   * Reads a workload.
   *
   * @param nameOrPath one of {@link #NAMES}, or a file
   * @throws IllegalArgumentException if there is no such workload
   */
  public static Workload read(String nameOrPath) throws IOException {
    if (NAMES.contains(nameOrPath)) {
      String resource = "/io/tarn/benchmarks/workloads/" + nameOrPath + ".yaml";
      try (InputStream in =
          Objects.requireNonNull(WorkloadFiles.class.getResourceAsStream(resource), resource)) {
        return YAML.readValue(in, Workload.class);
      }
    }
    Path file = Path.of(nameOrPath);
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException(
          "There is no workload '"
              + nameOrPath
              + "'. Name a file, or one of "
              + String.join(", ", NAMES));
    }
    try (InputStream in = Files.newInputStream(file)) {
      return YAML.readValue(in, Workload.class);
    }
  }
}
