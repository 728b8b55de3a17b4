// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Everything measured: a table for people, JSON with every sample for programs. */
final class Report {
  private final List<Samples> samples = new ArrayList<>();
  private final List<String> ratios = new ArrayList<>();

  void add(Samples measured) {
    samples.add(measured);
  }

  void ratio(String name, double value) {
    ratios.add(String.format(Locale.ROOT, "| %s | %.2f |", name, value));
  }

  void print(PrintWriter out) {
    out.println("| measured | median ms | min | max | samples |");
    out.println("| --- | --- | --- | --- | --- |");
    for (Samples s : samples) {
      out.printf(
          Locale.ROOT,
          "| %s | %.1f | %.1f | %.1f | %d |%n",
          s.name(),
          s.median(),
          s.min(),
          s.max(),
          s.millis().size());
    }
    out.println();
    out.println("| ratio or difference | value |");
    out.println("| --- | --- |");
    ratios.forEach(out::println);
    out.flush();
  }

  void write(Path file, String commit) throws IOException {
    ObjectMapper json = new ObjectMapper();
    ObjectNode root = json.createObjectNode();
    root.put("commit", commit);
    root.put("at", Instant.now().toString());
    root.put("cores", Runtime.getRuntime().availableProcessors());
    root.put("java", Runtime.version().toString());
    ArrayNode all = root.putArray("samples");
    for (Samples s : samples) {
      ArrayNode millis = all.addObject().put("name", s.name()).putArray("millis");
      s.millis().forEach(millis::add);
    }
    Files.writeString(
        file,
        json.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n",
        StandardCharsets.UTF_8);
  }
}
