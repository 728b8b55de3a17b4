// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.report;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Everything a run found out.
 *
 * @param commit what was measured; with {@code -dirty} if the work tree differed
 * @param at when the run began
 * @param machine cores, memory, processor, kernel, Java, load
 * @param settings of the run
 * @param limits what the machine can do at most, measured in the same run
 * @param titles each workload's sentence
 * @param participants the peers, those left out too
 * @param checks answers that were compared
 * @param measurements every sample
 * @param verdicts what was asked and what was measured
 * @param skipped what was not measured, and why
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record RunReport(
    String commit,
    String at,
    Map<String, String> machine,
    Map<String, String> settings,
    Map<String, Double> limits,
    Map<String, String> titles,
    List<Participant> participants,
    List<Check> checks,
    List<Measurement> measurements,
    List<Verdict> verdicts,
    List<String> skipped) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  /** Reads what {@link #write} wrote. */
  public static RunReport read(Path file) throws IOException {
    return JSON.readValue(file.toFile(), RunReport.class);
  }

  /** Writes a file of JSON. */
  public void write(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), this);
  }
}
