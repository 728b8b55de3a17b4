// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.model;

import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;

/** Makes the client of the configured model. None of them logs what is said. */
final class ChatModels {
  private static final int RETRIES = 1;
  private static final int MOST_TOKENS = 2_000;

  private ChatModels() {}

  static ChatModel of(ModelConfig config) {
    return switch (config.provider()) {
      case OPENAI -> openAi(config);
      case ANTHROPIC -> anthropic(config);
      case OLLAMA -> ollama(config);
    };
  }

  private static ChatModel openAi(ModelConfig config) {
    OpenAiChatModel.OpenAiChatModelBuilder builder =
        OpenAiChatModel.builder()
            .apiKey(config.key().isEmpty() ? "none" : config.key())
            .modelName(config.name())
            .timeout(config.timeout())
            .maxRetries(RETRIES)
            .maxTokens(MOST_TOKENS)
            .temperature(0.0)
            .strictJsonSchema(true);
    return (config.baseUrl().isEmpty() ? builder : builder.baseUrl(config.baseUrl())).build();
  }

  private static ChatModel anthropic(ModelConfig config) {
    AnthropicChatModel.AnthropicChatModelBuilder builder =
        AnthropicChatModel.builder()
            .apiKey(config.key())
            .modelName(config.name())
            .timeout(config.timeout())
            .maxRetries(RETRIES)
            .maxTokens(MOST_TOKENS)
            .temperature(0.0);
    return (config.baseUrl().isEmpty() ? builder : builder.baseUrl(config.baseUrl())).build();
  }

  private static ChatModel ollama(ModelConfig config) {
    return OllamaChatModel.builder()
        .baseUrl(config.baseUrl().isEmpty() ? "http://127.0.0.1:11434" : config.baseUrl())
        .modelName(config.name())
        .timeout(config.timeout())
        .maxRetries(RETRIES)
        .numPredict(MOST_TOKENS)
        .temperature(0.0)
        .build();
  }
}
