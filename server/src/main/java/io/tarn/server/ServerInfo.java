// SPDX-License-Identifier: Apache-2.0
package io.tarn.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What {@code <home>/server.json} says of a running server.
 *
 * @param pid its process
 * @param flightHost host of the Flight SQL door
 * @param flightPort its port
 * @param httpHost host of the HTTP door
 * @param httpPort its port
 * @param tls whether both doors speak TLS
 * @param version Tarn's version
 * @param started when it was ready
 */
public record ServerInfo(
    long pid,
    String flightHost,
    int flightPort,
    String httpHost,
    int httpPort,
    boolean tls,
    String version,
    Instant started) {
  /** By how much a process's start may be told too late. */
  private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(5);

  private static final ObjectMapper JSON = new ObjectMapper();

  String toJson() {
    ObjectNode node = JSON.createObjectNode();
    node.put("pid", pid);
    ObjectNode flight = node.putObject("flight");
    flight.put("host", flightHost).put("port", flightPort);
    ObjectNode http = node.putObject("http");
    http.put("host", httpHost).put("port", httpPort);
    node.put("tls", tls);
    node.put("version", version);
    node.put("started", started.toString());
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a plain object is always JSON", e);
    }
  }

  /** What the file says, or empty if there is none or it is not one of ours. */
  static Optional<ServerInfo> read(Path file) {
    try {
      JsonNode node = JSON.readTree(Files.readString(file));
      return Optional.of(
          new ServerInfo(
              node.path("pid").asLong(),
              node.path("flight").path("host").asText(),
              node.path("flight").path("port").asInt(),
              node.path("http").path("host").asText(),
              node.path("http").path("port").asInt(),
              node.path("tls").asBoolean(),
              node.path("version").asText(),
              Instant.parse(node.path("started").asText())));
    } catch (IOException | java.time.DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Whether the process it names is alive, and not another one that was given its number. */
  public boolean isAlive() {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(process -> startedBefore(process, started.plus(CLOCK_TOLERANCE)))
        .isPresent();
  }

  private static boolean startedBefore(ProcessHandle process, Instant limit) {
    return process.info().startInstant().map(start -> start.isBefore(limit)).orElse(true);
  }

  /** The JDBC URL of the Flight SQL door. */
  public String jdbcUrl() {
    String host =
        flightHost.equals("0.0.0.0") || flightHost.equals("::") ? "127.0.0.1" : flightHost;
    return "jdbc:tarn://" + host + ":" + flightPort + (tls ? "?tls=true" : "");
  }

  /** The URL of the HTTP door. */
  public String httpUrl() {
    String host = httpHost.equals("0.0.0.0") || httpHost.equals("::") ? "127.0.0.1" : httpHost;
    return (tls ? "https://" : "http://") + host + ":" + httpPort;
  }
}
