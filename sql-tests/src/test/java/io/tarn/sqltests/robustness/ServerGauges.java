// SPDX-License-Identifier: Apache-2.0
package io.tarn.sqltests.robustness;

import io.tarn.testkit.CommandResult;
import io.tarn.testkit.TarnProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a server holds: by its metrics, by its JVM's own tools, by the operating system. */
final class ServerGauges {
  private final TarnProcess server;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  ServerGauges(TarnProcess server) {
    this.server = server;
  }

  /** A metric's value; of one with labels, the first. */
  double metric(String name) {
    String login = "admin:" + server.password();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.httpPort() + "/metrics"))
            .header(
                "Authorization",
                "Basic "
                    + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)))
            .build();
    try {
      String text = http.send(request, BodyHandlers.ofString()).body();
      Matcher line =
          Pattern.compile("(?m)^" + Pattern.quote(name) + "(\\{[^}]*\\})? (\\S+)$").matcher(text);
      if (!line.find()) {
        throw new AssertionError("no metric " + name + " in " + text);
      }
      return Double.parseDouble(line.group(2));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Results being sent over Flight. */
  int streams() {
    return (int) metric("tarn_result_streams");
  }

  /** Bytes of Arrow memory. */
  long arrowBytes() {
    return (long) metric("tarn_arrow_allocated_bytes");
  }

  /** Instances of a class that are reachable, after a collection. */
  long live(String className) {
    return histogram("(?m)^\\s*\\d+:\\s+(\\d+)\\s+\\d+\\s+" + Pattern.quote(className) + "(\\s|$)");
  }

  /** Bytes of the heap that are reachable, after a collection. */
  long liveBytes() {
    return histogram("(?m)^Total\\s+\\d+\\s+(\\d+)");
  }

  /** The number a pattern finds; 0 if it finds nothing. */
  private long histogram(String pattern) {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    String pid = String.valueOf(server.handle().pid());
    CommandResult result =
        CommandResult.of(List.of(jcmd, pid, "GC.class_histogram"), Duration.ofMinutes(1));
    if (result.exitCode() != 0) {
      throw new AssertionError(result.errors() + result.output());
    }
    Matcher line = Pattern.compile(pattern).matcher(result.output());
    return line.find() ? Long.parseLong(line.group(1)) : 0;
  }

  /** Files and sockets the server has open. */
  long openFiles() {
    try (Stream<Path> files =
        Files.list(Path.of("/proc", String.valueOf(server.handle().pid()), "fd"))) {
      return files.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
