// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;

/**
 * What a model answered, read as strictly as possible.
 *
 * @param sql its query; empty if it says there is none
 * @param reading how it says it understood the question, made harmless
 * @param assumptions what it says it assumed, made harmless
 * @param confidence how sure it says it is
 */
record ModelReply(String sql, String reading, List<String> assumptions, double confidence) {
  private static final int LONGEST_REPLY = 20_000;
  private static final int LONGEST_SENTENCE = 300;
  private static final int MOST_ASSUMPTIONS = 5;
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .build();

  static {
    JSON.getFactory()
        .setStreamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(8).build());
  }

  ModelReply {
    assumptions = List.copyOf(assumptions);
  }

  /** Says what is wrong with a reply, for the model to read. */
  static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    Malformed(String message) {
      super(message);
    }
  }

  static ModelReply read(String text) throws Malformed {
    if (text.length() > LONGEST_REPLY) {
      throw new Malformed("The reply is too long.");
    }
    JsonNode reply = parse(text);
    JsonNode sql = reply.path("sql");
    JsonNode confidence = reply.path("confidence");
    if (!sql.isTextual() || !confidence.isNumber()) {
      throw new Malformed("The reply must have a text \"sql\" and a number \"confidence\".");
    }
    List<String> assumptions = new ArrayList<>();
    for (JsonNode assumption : reply.path("assumptions")) {
      if (assumptions.size() < MOST_ASSUMPTIONS && assumption.isTextual()) {
        assumptions.add(harmless(assumption.asText()));
      }
    }
    return new ModelReply(
        sql.asText().strip(),
        harmless(reply.path("reading").asText("")),
        assumptions,
        Math.max(0, Math.min(1, confidence.asDouble())));
  }

  private static JsonNode parse(String text) throws Malformed {
    try {
      JsonNode reply = JSON.readTree(text);
      if (reply != null && reply.isObject()) {
        return reply;
      }
    } catch (JsonProcessingException e) {
      throw new Malformed("The reply is not JSON.");
    }
    throw new Malformed("The reply is not a JSON object.");
  }

  /**
   * Words of a model as plain text: people read them in consoles and browsers, so no links, no
   * markup and no control characters.
   */
  static String harmless(String text) {
    String plain =
        text.replaceAll("[\\p{Cntrl}\\p{Cf}]+", " ")
            .replaceAll("(?i)\\b[a-z][a-z0-9+.-]*:/*[^\\s]*[/.][^\\s]*", "…")
            .replaceAll("[<>\\[\\]!`*#|]", "")
            .replaceAll("\\s+", " ")
            .strip();
    return plain.length() <= LONGEST_SENTENCE ? plain : plain.substring(0, LONGEST_SENTENCE) + "…";
  }
}
