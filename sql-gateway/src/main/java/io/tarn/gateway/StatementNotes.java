// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tarn.api.Query;
import io.tarn.api.QueryInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;

/** The small JSON that travels beside rows: {@code docs/protocol.md} describes it for clients. */
final class StatementNotes {
  private static final ObjectMapper JSON = new ObjectMapper();

  private StatementNotes() {}

  /**
   * Notes on a statement.
   *
   * @param warnings what a reader must be told about the rows
   */
  static byte[] of(Query query, List<String> warnings) {
    QueryInfo info = query.info();
    Map<String, Object> notes = new LinkedHashMap<>();
    notes.put("query_id", info.id().value());
    notes.put("state", info.state().name().toLowerCase(Locale.ROOT));
    info.lane().ifPresent(lane -> notes.put("lane", lane.name().toLowerCase(Locale.ROOT)));
    if (!warnings.isEmpty()) {
      notes.put("warnings", warnings);
    }
    return json(notes);
  }

  static byte[] json(Map<String, ?> content) {
    try {
      return JSON.writeValueAsBytes(content);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps of text are always JSON", e);
    }
  }

  /** The notes in a buffer the caller owns. */
  static ArrowBuf buffer(BufferAllocator allocator, byte[] notes) {
    ArrowBuf buffer = allocator.buffer(notes.length);
    buffer.writeBytes(notes);
    return buffer;
  }
}
