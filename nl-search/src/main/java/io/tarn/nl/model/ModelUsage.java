// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.model;

import dev.langchain4j.model.output.TokenUsage;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** What the model was asked for since the start, for metrics. Thread-safe. */
public final class ModelUsage {
  private final LongAdder calls = new LongAdder();
  private final LongAdder failures = new LongAdder();
  private final LongAdder inputTokens = new LongAdder();
  private final LongAdder outputTokens = new LongAdder();

  void called(@Nullable TokenUsage usage) {
    calls.increment();
    if (usage != null) {
      Integer input = usage.inputTokenCount();
      Integer output = usage.outputTokenCount();
      inputTokens.add(input == null ? 0 : input);
      outputTokens.add(output == null ? 0 : output);
    }
  }

  void failed() {
    failures.increment();
  }

  public long calls() {
    return calls.sum();
  }

  public long failures() {
    return failures.sum();
  }

  public long inputTokens() {
    return inputTokens.sum();
  }

  public long outputTokens() {
    return outputTokens.sum();
  }
}
