// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Calls the HTTP door as programs do. */
final class HttpCaller {
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  HttpResponse<String> get(int port, String path, String... authorization)
      throws IOException, InterruptedException {
    return client.send(
        request(port, path, authorization).build(), HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> post(int port, String path, String body, String... authorization)
      throws IOException, InterruptedException {
    HttpRequest request =
        request(port, path, authorization).POST(HttpRequest.BodyPublishers.ofString(body)).build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  /** As a browser does for a page of that origin. */
  HttpResponse<String> postFrom(
      String base, String origin, String path, String body, String authorization)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + path))
            .header("Origin", origin)
            .header("Authorization", authorization)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> delete(int port, String path, String... authorization)
      throws IOException, InterruptedException {
    return client.send(
        request(port, path, authorization).DELETE().build(), HttpResponse.BodyHandlers.ofString());
  }

  byte[] bytes(String link) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(link)).build();
    return client.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
  }

  private static HttpRequest.Builder request(int port, String path, String... authorization) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    for (String value : authorization) {
      request.header("Authorization", value);
    }
    return request;
  }

  static String basic(String user, String password) {
    byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }
}
