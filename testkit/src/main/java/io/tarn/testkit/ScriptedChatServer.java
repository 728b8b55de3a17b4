// SPDX-License-Identifier: Apache-2.0
package io.tarn.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A server on loopback that speaks OpenAI's chat completions and says what a test tells it to, so
 * that a test can play any model: helpful, broken or hostile. When its script is over it answers
 * 500.
 */
public final class ScriptedChatServer implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Queue<Reply> script = new ArrayDeque<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  private record Reply(int status, String body, boolean never) {}

  private ScriptedChatServer(HttpServer server) {
    this.server = server;
  }

  /** Opens one on a free port. */
  public static ScriptedChatServer open() {
    try {
      HttpServer http =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      ScriptedChatServer server = new ScriptedChatServer(http);
      http.createContext("/v1/chat/completions", server::answer);
      http.setExecutor(server.threads);
      http.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a client is told as the base URL. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
  }

  /** Bodies of the requests so far. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  /** Forgets its script and what it was asked. */
  public synchronized void reset() {
    script.clear();
    requests.clear();
  }

  /** Says this next. */
  public ScriptedChatServer says(String content) {
    return then(new Reply(200, completion(content, "stop"), false));
  }

  /** Says this query next, with much confidence. */
  public ScriptedChatServer writes(String sql) {
    return says(
        "{\"sql\": "
            + quoted(sql)
            + ", \"reading\": \"Reads it so\", \"assumptions\": [], \"confidence\": 0.9}");
  }

  /** Says this next and is cut off by its limit. */
  public ScriptedChatServer isCutOffAfter(String content) {
    return then(new Reply(200, completion(content, "length"), false));
  }

  /** Answers this status and body next. */
  public ScriptedChatServer answers(int status, String body) {
    return then(new Reply(status, body, false));
  }

  /** Takes the next request and says nothing until it is closed. */
  public ScriptedChatServer hangs() {
    return then(new Reply(500, "", true));
  }

  private synchronized ScriptedChatServer then(Reply reply) {
    script.add(reply);
    return this;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      requests.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      Reply reply = next();
      if (reply.never()) {
        awaitClose();
      }
      byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private synchronized Reply next() {
    Reply reply = script.poll();
    return reply == null ? new Reply(500, "{}", false) : reply;
  }

  private void awaitClose() {
    try {
      if (!closed.await(1, TimeUnit.MINUTES)) {
        throw new IllegalStateException("nobody closed the server");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String completion(String content, String finish) {
    return "{\"id\": \"1\", \"object\": \"chat.completion\", \"created\": 1, \"model\": \"m\","
        + " \"choices\": [{\"index\": 0, \"finish_reason\": "
        + quoted(finish)
        + ", \"message\": {\"role\": \"assistant\", \"content\": "
        + quoted(content)
        + "}}], \"usage\": {\"prompt_tokens\": 100, \"completion_tokens\": 10,"
        + " \"total_tokens\": 110}}";
  }

  private static String quoted(String text) {
    return "\""
        + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\t", "\\t")
        + "\"";
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
