// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.arrow.flight.CallStatus;
import org.apache.arrow.flight.ErrorFlightMetadata;
import org.apache.arrow.flight.FlightProducer.CallContext;
import org.apache.arrow.flight.FlightProducer.ServerStreamListener;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.SessionOptionValue;
import org.apache.arrow.flight.SessionOptionValueFactory;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * The language of the scripted server: {@code select range N}, {@code select types}, {@code select
 * parameters}, {@code slow …}, {@code fail …}, {@code update N}.
 */
final class Script {
  static final String ANNOTATION =
      "{\"queryId\":\"q-1\",\"warnings\":[\"a partial answer\",{\"code\":\"CACHED\",\"message\":\"from"
          + " the cache\"}],\"lane\":\"spark\"}";
  private static final int BATCH = 1000;
  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final Schema RANGE =
      new Schema(
          List.of(
              Field.notNullable(
                  "id", new org.apache.arrow.vector.types.pojo.ArrowType.Int(64, true))));
  private static final Schema TEXT =
      new Schema(
          List.of(
              Field.nullable("text", org.apache.arrow.vector.types.pojo.ArrowType.Utf8.INSTANCE)));

  private Script() {}

  static Schema schema(String sql) {
    if (sql.contains("types")) {
      return AllTypes.SCHEMA;
    }
    return sql.contains("parameters") || sql.contains("echo") ? TEXT : RANGE;
  }

  static Schema parameters(String sql) {
    if (sql.contains("untyped")) {
      return new Schema(List.of());
    }
    return sql.contains("?") ? AllTypes.PARAMETERS : new Schema(List.of());
  }

  static SessionOptionValue option(String text) {
    return SessionOptionValueFactory.makeSessionOptionValue(text);
  }

  static long number(String sql) {
    Matcher matcher = NUMBER.matcher(sql);
    return matcher.find() ? Long.parseLong(matcher.group()) : 0;
  }

  static void stream(
      String sql,
      BufferAllocator allocator,
      CallContext context,
      ServerStreamListener listener,
      List<List<Object>> uploaded) {
    try (VectorSchemaRoot root = VectorSchemaRoot.create(schema(sql), allocator)) {
      listener.start(root);
      awaitCancelIf(sql.contains("slow start"), context);
      failIf(sql.contains("fail at first"));
      if (root.getSchema().equals(AllTypes.SCHEMA)) {
        AllTypes.fill(root);
        listener.putNext();
      } else if (root.getSchema().equals(TEXT)) {
        String text = sql.contains("echo") ? sql : uploaded.toString();
        ((VarCharVector) root.getVector(0)).setSafe(0, text.getBytes(StandardCharsets.UTF_8));
        root.setRowCount(1);
        listener.putNext();
      } else {
        range(sql, root, context, listener);
      }
      listener.completed();
    } catch (RuntimeException e) {
      listener.error(e);
    }
  }

  private static void range(
      String sql, VectorSchemaRoot root, CallContext context, ServerStreamListener listener) {
    BigIntVector ids = (BigIntVector) root.getVector(0);
    long rows = number(sql);
    for (long sent = 0; sent < rows && !listener.isCancelled(); ) {
      int size = (int) Math.min(BATCH, rows - sent);
      for (int i = 0; i < size; i++) {
        ids.setSafe(i, sent + i);
      }
      root.setRowCount(size);
      listener.putNext();
      sent += size;
      awaitCancelIf(sql.contains("slow later"), context);
      failIf(sql.contains("fail later"));
    }
  }

  /** Long enough for somebody to lose patience. */
  static void holdIf(boolean condition) {
    try {
      boolean unused = condition && new CountDownLatch(1).await(500, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static void failIf(boolean condition) {
    if (condition) {
      ErrorFlightMetadata metadata = new ErrorFlightMetadata();
      metadata.insert("tarn-error-code", "TABLE_OR_VIEW_NOT_FOUND");
      metadata.insert("tarn-sqlstate", "42P01");
      metadata.insert("tarn-query-id", "q-1");
      metadata.insert("tarn-position", "1:15");
      throw CallStatus.NOT_FOUND
          .withDescription("There is no table nothing; did you mean nation?")
          .withMetadata(metadata)
          .toRuntimeException();
    }
  }

  /** Works until the client gives up; a client that does not fails the test by its own timeout. */
  static void awaitCancelIf(boolean condition, CallContext context) {
    CountDownLatch never = new CountDownLatch(1);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    try {
      while (condition && !context.isCancelled() && System.nanoTime() < end) {
        if (never.await(5, TimeUnit.MILLISECONDS)) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (condition) {
      CANCELLED.incrementAndGet();
      throw CallStatus.CANCELLED.withDescription("The client gave up").toRuntimeException();
    }
  }

  /** How often a client's giving up reached the server. */
  static final java.util.concurrent.atomic.AtomicInteger CANCELLED =
      new java.util.concurrent.atomic.AtomicInteger();

  static int read(FlightStream stream, List<List<Object>> rows) {
    int count = 0;
    while (stream.next()) {
      VectorSchemaRoot root = stream.getRoot();
      for (int row = 0; row < root.getRowCount(); row++) {
        List<Object> values = new ArrayList<>();
        for (FieldVector vector : root.getFieldVectors()) {
          values.add(String.valueOf(vector.getObject(row)));
        }
        rows.add(values);
        count++;
      }
    }
    return count;
  }
}
