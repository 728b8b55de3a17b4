// SPDX-License-Identifier: Apache-2.0
package io.tarn.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tarn.server.ServerInfo;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a server says at {@code /readyz}. */
final class Readiness {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ServerInfo server;

  Readiness(ServerInfo server) {
    this.server = server;
  }

  /** A line for the server and one for each lane. */
  List<String> describe() {
    List<String> lines = new ArrayList<>();
    try {
      JsonNode answer = JSON.readTree(fetch());
      lines.add("server     " + answer.path("status").asText("unknown"));
      answer
          .path("lanes")
          .properties()
          .forEach(
              lane ->
                  lines.add(
                      String.format(
                          java.util.Locale.ROOT,
                          "%-10s %s",
                          lane.getKey(),
                          lane.getValue().path("state").asText()
                              + " ("
                              + lane.getValue().path("detail").asText()
                              + ")")));
    } catch (IOException e) {
      lines.add("server     does not answer at " + server.httpUrl() + "/readyz (" + e + ")");
    }
    return lines;
  }

  private String fetch() throws IOException {
    HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.httpUrl() + "/readyz"))
            .timeout(Duration.ofSeconds(3))
            .build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
