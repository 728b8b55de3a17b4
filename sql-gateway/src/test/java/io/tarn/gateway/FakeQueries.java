// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import io.tarn.api.ArrowBatches;
import io.tarn.api.ErrorCode;
import io.tarn.api.IngestMode;
import io.tarn.api.ParameterRow;
import io.tarn.api.Query;
import io.tarn.api.QueryId;
import io.tarn.api.QueryService;
import io.tarn.api.QueryState;
import io.tarn.api.Session;
import io.tarn.api.SourcePosition;
import io.tarn.api.StatementDescription;
import io.tarn.api.StatementRequest;
import io.tarn.api.TableName;
import io.tarn.api.WarehouseException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * Understands a handful of made-up statements, each behaving in one way a door must cope with.
 *
 * <ul>
 *   <li>{@code numbers B R}: B batches of R rows {@code (n BIGINT, word STRING)}
 *   <li>{@code echo ?}: its parameters' text, a row each
 *   <li>{@code insert}: changes as many rows as it has parameter rows, or one
 *   <li>{@code wrong}: fails while planning, at line 2, column 5
 *   <li>{@code broken}: fails after two batches
 *   <li>{@code wait}: plans, then runs until cancelled; {@code plan}: even plans until cancelled
 *   <li>{@code warn}: rows with a warning at their end
 *   <li>{@code bug}: meets a defect
 * </ul>
 */
final class FakeQueries implements QueryService {
  static final Schema NUMBERS =
      new Schema(
          List.of(
              new Field(
                  "n",
                  new FieldType(
                      false, new ArrowType.Int(64, true), null, Map.of("comment", "a number")),
                  List.of()),
              Field.nullable("word", ArrowType.Utf8.INSTANCE)));
  static final Schema TEXT = new Schema(List.of(Field.nullable("text", ArrowType.Utf8.INSTANCE)));

  final Map<QueryId, FakeQuery> submitted = new ConcurrentHashMap<>();
  final List<FakeRows> streams = new CopyOnWriteArrayList<>();
  final List<StatementRequest> requests = new CopyOnWriteArrayList<>();
  final List<String> ingests = new CopyOnWriteArrayList<>();
  private final BufferAllocator allocator;

  FakeQueries(BufferAllocator allocator) {
    this.allocator = allocator;
  }

  @Override
  public StatementDescription describe(Session session, String sql) {
    return switch (verb(sql)) {
      case "wrong" -> throw wrong();
      case "bug" -> throw new IllegalStateException("secret state");
      case "insert" -> new StatementDescription(false, new Schema(List.of()), parameters(sql));
      case "echo" -> new StatementDescription(true, TEXT, parameters(sql));
      default -> new StatementDescription(true, NUMBERS, parameters(sql));
    };
  }

  @Override
  public Query submit(Session session, StatementRequest request) {
    requests.add(request);
    String sql = request.sql();
    FakeQuery query = new FakeQuery(sql, session.user(), session.id());
    submitted.put(query.id(), query);
    switch (verb(sql)) {
      case "wrong" -> query.fail(wrong());
      case "bug" -> throw new IllegalStateException("secret state");
      case "plan" -> {}
      case "wait" -> running(query, describe(session, sql));
      case "insert" -> {
        running(query, describe(session, sql));
        query.end(QueryState.FINISHED);
        query.ended.complete((long) Math.max(1, request.parameters().size()));
      }
      default -> {
        running(query, describe(session, sql));
        query.rows.complete(() -> rows(query, request));
      }
    }
    return query;
  }

  @Override
  public Optional<Query> find(QueryId id, Session session) {
    return Optional.<FakeQuery>ofNullable(submitted.get(id))
        .filter(q -> q.user().equals(session.user()))
        .map(q -> q);
  }

  @Override
  public long ingest(Session session, TableName name, IngestMode mode, ArrowBatches rows) {
    long count = 0;
    try (rows) {
      while (rows.next()) {
        count += rows.root().getRowCount();
      }
    }
    ingests.add(mode + " " + name + " " + rows.schema().getFields().get(0).getName());
    return count;
  }

  FakeQuery last() {
    return submitted.values().stream()
        .max(java.util.Comparator.comparing(q -> q.id().value()))
        .orElseThrow();
  }

  private static void running(FakeQuery query, StatementDescription description) {
    query.running();
    query.planned.complete(description);
  }

  private FakeRows rows(FakeQuery query, StatementRequest request) {
    String[] words = request.sql().split(" ", -1);
    FakeRows rows =
        switch (words[0]) {
          case "numbers" -> numbers(query, Integer.parseInt(words[1]), Integer.parseInt(words[2]));
          case "echo" -> echo(query, request.parameters());
          default -> numbers(query, 2, 10);
        };
    if (words[0].equals("broken")) {
      rows.failure =
          WarehouseException.fromEngine(
              ErrorCode.ENGINE_ERROR, "DIVIDE_BY_ZERO", "22012", "Division by zero", null);
    }
    if (words[0].equals("warn")) {
      rows.lateWarnings = List.of("The result was truncated at 20 rows");
    }
    streams.add(rows);
    return rows;
  }

  private FakeRows numbers(FakeQuery query, int batches, int size) {
    return new FakeRows(
        NUMBERS,
        allocator,
        batches,
        (root, batch) -> {
          BigIntVector n = (BigIntVector) root.getVector("n");
          VarCharVector word = (VarCharVector) root.getVector("word");
          for (int row = 0; row < size; row++) {
            long value = (long) batch * size + row;
            n.setSafe(row, value);
            if (value % 10 != 9) {
              word.setSafe(row, ("w" + value).getBytes(StandardCharsets.UTF_8));
            }
          }
          root.setRowCount(size);
        },
        () -> query.end(QueryState.FINISHED));
  }

  private FakeRows echo(FakeQuery query, List<ParameterRow> parameters) {
    List<String> texts = new ArrayList<>();
    for (ParameterRow row : parameters) {
      row.values()
          .forEach(
              v -> texts.add(v == null ? "null" : v.getClass().getSimpleName() + " " + text(v)));
    }
    return new FakeRows(
        TEXT,
        allocator,
        1,
        (root, batch) -> {
          VarCharVector text = (VarCharVector) root.getVector("text");
          for (int row = 0; row < texts.size(); row++) {
            text.setSafe(row, texts.get(row).getBytes(StandardCharsets.UTF_8));
          }
          root.setRowCount(texts.size());
        },
        () -> query.end(QueryState.FINISHED));
  }

  private static String text(Object value) {
    return value instanceof byte[] bytes
        ? new String(bytes, StandardCharsets.ISO_8859_1)
        : value.toString();
  }

  private static WarehouseException wrong() {
    return WarehouseException.at(
        ErrorCode.UNRESOLVED_COLUMN,
        "There is no column 'nam'; did you mean 'name'?",
        new SourcePosition(2, 5));
  }

  private static Schema parameters(String sql) {
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < sql.chars().filter(c -> c == '?').count(); i++) {
      fields.add(Field.nullable("p" + (i + 1), ArrowType.Utf8.INSTANCE));
    }
    return new Schema(fields);
  }

  private static String verb(String sql) {
    return sql.split(" ", 2)[0].toLowerCase(Locale.ROOT);
  }
}
