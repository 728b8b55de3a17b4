// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.model;

import java.time.Duration;

/**
 * Which model is asked, and how long it may take.
 *
 * @param provider whose interface it speaks
 * @param baseUrl where it is; empty for the provider's own address
 * @param name the model's name
 * @param key what authenticates this server to it; never shown
 * @param timeout of one call
 * @param concurrency how many calls may run at the same time
 */
public record ModelConfig(
    Provider provider, String baseUrl, String name, String key, Duration timeout, int concurrency) {
  /** Interfaces that are known. */
  public enum Provider {
    /** Any server that speaks OpenAI's chat completions. */
    OPENAI,
    ANTHROPIC,
    OLLAMA
  }

  @Override
  public String toString() {
    return "ModelConfig[" + provider + ", " + baseUrl + ", " + name + "]";
  }
}
