// SPDX-License-Identifier: Apache-2.0
package io.tarn.server;

import io.tarn.api.ErrorCode;
import io.tarn.api.WarehouseException;
import io.tarn.nl.AnswererConfig;
import io.tarn.nl.model.ModelConfig;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Turns keys into the configuration of questions and searches. */
final class LanguageConfigs {
  private final Configuration values;

  LanguageConfigs(Configuration values) {
    this.values = values;
  }

  boolean samplesValues() {
    return values.flag(ConfigKey.NL_SAMPLE_VALUES);
  }

  AnswererConfig answerer() {
    String text = values.text(ConfigKey.NL_MIN_CONFIDENCE);
    try {
      return new AnswererConfig(Double.parseDouble(text), AnswererConfig.defaults().tables());
    } catch (IllegalArgumentException e) {
      throw invalid(ConfigKey.NL_MIN_CONFIDENCE, "a number from 0 to 1");
    }
  }

  /** The model to ask, if one is configured. Its key comes from the environment only. */
  Optional<ModelConfig> model() {
    String text = values.text(ConfigKey.NL_MODEL_PROVIDER);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    ModelConfig.Provider provider =
        Arrays.stream(ModelConfig.Provider.values())
            .filter(known -> known.name().equalsIgnoreCase(text))
            .findFirst()
            .orElseThrow(() -> invalid(ConfigKey.NL_MODEL_PROVIDER, "openai, anthropic or ollama"));
    if (values.text(ConfigKey.NL_MODEL_NAME).isEmpty()) {
      throw invalid(ConfigKey.NL_MODEL_NAME, "the name of a model");
    }
    return Optional.of(
        new ModelConfig(
            provider,
            values.text(ConfigKey.NL_MODEL_BASE_URL),
            values.text(ConfigKey.NL_MODEL_NAME),
            key(provider),
            values.duration(ConfigKey.NL_MODEL_TIMEOUT),
            values.integer(ConfigKey.NL_MODEL_MAX_CALLS)));
  }

  private static String key(ModelConfig.Provider provider) {
    String key = System.getenv(provider.name().toUpperCase(Locale.ROOT) + "_API_KEY");
    return key == null ? "" : key;
  }

  private WarehouseException invalid(ConfigKey key, String expected) {
    return WarehouseException.of(
        ErrorCode.INVALID_CONFIGURATION,
        "'" + values.text(key) + "' is not a value of " + key.key() + "; expected " + expected);
  }
}
