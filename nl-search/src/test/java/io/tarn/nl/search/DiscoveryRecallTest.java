// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tarn.nl.embed.MiniLmEncoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds what discovery finds on a fixed part of the shared development questions. */
class DiscoveryRecallTest {
  private static final int EVERY = 8;

  @TempDir Path libraries;

  @BeforeEach
  void needsData() {
    assumeTrue(
        Files.isDirectory(DevTables.ROOT),
        "skipped: the shared development data is not at " + DevTables.ROOT);
  }

  @Test
  void findsTheTablesOfQuestionsAmongThoseOfAllDatabases() throws IOException {
    assertThat(
            recallAtFive(
                DevTables.databases(DevTables.Values.SAMPLED),
                DevTables.questions("discovery.jsonl")))
        .isGreaterThanOrEqualTo(0.90);
  }

  @Test
  void findsThemAmongDistractors() throws IOException {
    assertThat(
            recallAtFive(
                DevTables.withDistractors(DevTables.Values.SAMPLED),
                DevTables.questions("discovery_large/discovery.jsonl")))
        .isGreaterThanOrEqualTo(0.88);
  }

  private double recallAtFive(List<DescribedTable> tables, List<DevTables.Asked> questions) {
    double sum = 0;
    int asked = 0;
    try (MiniLmEncoder encoder = MiniLmEncoder.load(libraries);
        DiscoveryIndex index = DiscoveryEvaluation.filled(encoder, tables)) {
      while (index.refine(64)) {
        assertThat(index.size()).isEqualTo(tables.size());
      }
      for (int i = 0; i < questions.size(); i += EVERY) {
        List<String> found =
            index.rank(questions.get(i).question(), 5, table -> true).stream()
                .map(r -> r.table().name().schema() + "." + r.table().name().table())
                .toList();
        sum += DiscoveryEvaluation.recall(found, questions.get(i), 5);
        asked++;
      }
    }
    return sum / asked;
  }
}
