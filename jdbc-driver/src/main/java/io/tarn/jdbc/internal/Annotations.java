// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a server says beside the rows, as JSON: {@code {"query_id": …, "lane": …, "warnings": […]}}.
 * Other servers put other things there, so whatever is not understood is left alone.
 *
 * @param queryId the server's id of the statement
 * @param lane which lane runs it
 * @param warnings what the user should know about the answer
 */
record Annotations(Optional<String> queryId, Optional<String> lane, List<SQLWarning> warnings) {
  static final Annotations NONE = new Annotations(Optional.empty(), Optional.empty(), List.of());
  private static final ObjectMapper JSON = new ObjectMapper();

  static Annotations parse(String text) {
    if (!text.startsWith("{")) {
      return NONE;
    }
    try {
      JsonNode root = JSON.readTree(text);
      List<SQLWarning> warnings = new ArrayList<>();
      root.path("warnings").forEach(node -> warnings.add(warning(node)));
      return new Annotations(
          Optional.ofNullable(root.path("query_id").textValue())
              .or(() -> Optional.ofNullable(root.path("queryId").textValue())),
          Optional.ofNullable(root.path("lane").textValue()),
          List.copyOf(warnings));
    } catch (JsonProcessingException e) {
      return NONE;
    }
  }

  private static SQLWarning warning(JsonNode node) {
    if (node.isTextual()) {
      return new SQLWarning(node.textValue(), "01000");
    }
    String code = node.path("code").asText("");
    String message = node.path("message").asText(node.toString());
    return new SQLWarning(
        code.isEmpty() ? message : "[" + code + "] " + message,
        node.path("sqlState").asText("01000"));
  }

  /** The warnings as the chain JDBC wants, after those already there; none is there twice. */
  static @Nullable SQLWarning chain(@Nullable SQLWarning head, List<SQLWarning> more) {
    SQLWarning first = head;
    for (SQLWarning warning : more) {
      if (first == null) {
        first = warning;
      } else if (!contains(first, warning)) {
        first.setNextWarning(warning);
      }
    }
    return first;
  }

  private static boolean contains(SQLWarning head, SQLWarning wanted) {
    for (SQLWarning w = head; w != null; w = w.getNextWarning()) {
      if (String.valueOf(w.getMessage()).equals(wanted.getMessage())) {
        return true;
      }
    }
    return false;
  }
}
