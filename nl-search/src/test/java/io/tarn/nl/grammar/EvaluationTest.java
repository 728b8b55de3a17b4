// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** Runs the evaluation when it is asked for: {@code -Dnl.evaluation=<folder of the set>}. */
class EvaluationTest {
  @Test
  void measuresTheWriterOnDatabasesItHasNotLearnedFrom()
      throws IOException, InterruptedException, ExecutionException {
    String folder = System.getProperty("nl.evaluation", "");
    assumeThat(folder)
        .as("the evaluation takes minutes and runs only with -Dnl.evaluation=<folder of the set>")
        .isNotEmpty();
    assumeThat(Files.exists(Path.of(folder, "questions.jsonl")))
        .as("no development set in " + folder)
        .isTrue();
    Path out = Path.of("target", "evaluation");
    Evaluation.main(new String[] {folder, out.toString()});
    assertThat(out.resolve("table.md")).isNotEmptyFile();
  }
}
