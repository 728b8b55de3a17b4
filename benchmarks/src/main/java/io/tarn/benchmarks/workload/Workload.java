// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.workload;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** What is to be measured, as its file says. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = QuerySet.class, name = "queries"),
  @JsonSubTypes.Type(value = Statements.class, name = "statements"),
  @JsonSubTypes.Type(value = Mix.class, name = "mix"),
  @JsonSubTypes.Type(value = Starts.class, name = "starts"),
  @JsonSubTypes.Type(value = Loads.class, name = "loads"),
  @JsonSubTypes.Type(value = Metadata.class, name = "metadata"),
  @JsonSubTypes.Type(value = Connections.class, name = "connections"),
  @JsonSubTypes.Type(value = Planning.class, name = "planning"),
  @JsonSubTypes.Type(value = Micro.class, name = "micro")
})
public sealed interface Workload
    permits QuerySet, Statements, Mix, Starts, Loads, Metadata, Connections, Planning, Micro {
  /** Its file's name without the ending, by which it is asked for. */
  String name();

  /** A sentence for the report. */
  String title();

  /** Who takes part, the first being what the others are compared with. */
  List<String> peers();

  /** What was asked of it, held against what was measured. */
  List<Asked> asked();

  /** The data it reads at each scale it is run at; empty if it makes its own. */
  default List<DataSet> data() {
    return List.of();
  }
}
