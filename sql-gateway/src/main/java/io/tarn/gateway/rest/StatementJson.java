// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway.rest;

import com.fasterxml.jackson.databind.util.RawValue;
import io.tarn.api.ErrorCode;
import io.tarn.api.WarehouseException;
import io.tarn.gateway.SqlType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.arrow.vector.types.pojo.Field;

/** Statements and results as the API's answers have them. */
final class StatementJson {
  static final String STATEMENTS = "/api/2.0/sql/statements/";

  private final ChunkReader reader;
  private final LinkSeal seal;

  StatementJson(ChunkReader reader, LinkSeal seal) {
    this.reader = reader;
    this.seal = seal;
  }

  /**
   * All that is known of a statement.
   *
   * @param base where the client reached us, for links
   */
  Map<String, Object> statement(RestStatement statement, String base) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("statement_id", statement.id().value());
    json.put("status", status(statement));
    if (statement.state() == RestStatement.State.SUCCEEDED) {
      json.put("manifest", manifest(statement.kept(), statement.format()));
      json.put("result", chunk(statement, 0, base));
    }
    json.put("tarn", notes(statement));
    return json;
  }

  private static Map<String, Object> status(RestStatement statement) {
    Map<String, Object> status = new LinkedHashMap<>();
    status.put("state", statement.state().name());
    statement
        .failure()
        .ifPresent(
            why -> {
              status.put(
                  "error", Map.of("error_code", serviceCode(why), "message", why.userMessage()));
              status.put("sql_state", why.sqlState());
            });
    return status;
  }

  /** What the shape of others has no place for. */
  private static Map<String, Object> notes(RestStatement statement) {
    Map<String, Object> notes = new LinkedHashMap<>();
    statement.lane().ifPresent(lane -> notes.put("lane", lane.name().toLowerCase(Locale.ROOT)));
    notes.put("progress", statement.progress());
    statement.failure().ifPresent(why -> notes.put("error_condition", why.condition()));
    if (statement.state() == RestStatement.State.SUCCEEDED) {
      notes.put("warnings", statement.kept().warnings());
    }
    return notes;
  }

  /** Clients know a closed list of codes; ours is in the message and in the notes. */
  private static String serviceCode(WarehouseException why) {
    return switch (why.code()) {
      case CANCELLED -> "CANCELLED";
      case STATEMENT_TIMEOUT -> "DEADLINE_EXCEEDED";
      case TOO_MANY_STATEMENTS, OUT_OF_MEMORY, DISK_FULL -> "RESOURCE_EXHAUSTED";
      case SHUTTING_DOWN, ENGINE_UNAVAILABLE, IDENTITY_PROVIDER_UNAVAILABLE, CATALOG_UNAVAILABLE ->
          "TEMPORARILY_UNAVAILABLE";
      case CONCURRENT_WRITE -> "ABORTED";
      case TABLE_STORAGE_ERROR -> "IO_ERROR";
      case INTERNAL_ERROR, METADATA_STORE_ERROR -> "INTERNAL_ERROR";
      default ->
          why.code() == ErrorCode.ENGINE_ERROR && internal(why) ? "INTERNAL_ERROR" : "BAD_REQUEST";
    };
  }

  private static boolean internal(WarehouseException why) {
    return why.sqlState().startsWith("XX") || why.sqlState().equals("58000");
  }

  private static Map<String, Object> manifest(KeptResult result, ResultFormat format) {
    List<Map<String, Object>> columns = new ArrayList<>();
    for (Field field : result.schema().getFields()) {
      columns.add(column(field, columns.size()));
    }
    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("format", format.name());
    manifest.put("schema", Map.of("column_count", columns.size(), "columns", columns));
    manifest.put("total_chunk_count", result.chunks().size());
    manifest.put("chunks", result.chunks().stream().map(StatementJson::place).toList());
    manifest.put("total_row_count", result.rows());
    manifest.put("total_byte_count", result.bytes());
    manifest.put("truncated", result.truncated());
    return manifest;
  }

  private static Map<String, Object> column(Field field, int position) {
    SqlType type = SqlType.of(field);
    Map<String, Object> column = new LinkedHashMap<>();
    column.put("name", field.getName());
    column.put("position", position);
    column.put("type_name", typeName(type.name()));
    boolean decimal = type.name().equals("DECIMAL");
    if (decimal) {
      column.put("type_precision", type.precision().orElse(0));
      column.put("type_scale", type.scale().orElse(0));
    }
    column.put(
        "type_text",
        decimal
            ? "DECIMAL(" + type.precision().orElse(0) + "," + type.scale().orElse(0) + ")"
            : type.name());
    return column;
  }

  /** The closed list of names that clients know. */
  private static String typeName(String sqlName) {
    String word = sqlName.replaceAll("[ <(].*", "");
    return switch (word) {
      case "TINYINT" -> "BYTE";
      case "SMALLINT" -> "SHORT";
      case "BIGINT" -> "LONG";
      case "VOID" -> "NULL";
      case "TIMESTAMP_NTZ" -> "TIMESTAMP";
      case "TIME", "VARIANT" -> "STRING";
      default -> word;
    };
  }

  private static Map<String, Object> place(Chunk chunk) {
    Map<String, Object> place = new LinkedHashMap<>();
    place.put("chunk_index", chunk.index());
    place.put("row_offset", chunk.firstRow());
    place.put("row_count", chunk.rows());
    place.put("byte_count", chunk.bytes());
    return place;
  }

  /**
   * A chunk's rows, or a link to them.
   *
   * @throws WarehouseException if the statement has no such chunk
   */
  Map<String, Object> chunk(RestStatement statement, int index, String base) {
    KeptResult result = statement.kept();
    Chunk chunk = result.chunk(index);
    Map<String, Object> json = place(chunk);
    if (index + 1 < result.chunks().size()) {
      json.put("next_chunk_index", index + 1);
      json.put(
          "next_chunk_internal_link",
          STATEMENTS + statement.id() + "/result/chunks/" + (index + 1));
    }
    if (statement.disposition() == ExecuteRequest.Disposition.INLINE) {
      byte[] rows = reader.read(chunk, ResultFormat.JSON_ARRAY);
      json.put("data_array", new RawValue(new String(rows, StandardCharsets.UTF_8)));
      return json;
    }
    Instant expiry = seal.expiry();
    json.put("external_link", base + link(statement, index, expiry));
    json.put("expiration", expiry.toString());
    return Map.of("external_links", List.of(json));
  }

  private String link(RestStatement statement, int index, Instant expiry) {
    return STATEMENTS
        + statement.id()
        + "/external/"
        + index
        + "?expires="
        + expiry.getEpochSecond()
        + "&seal="
        + seal.seal(statement.id(), index, expiry);
  }
}
