// SPDX-License-Identifier: Apache-2.0
package io.tarn.server;

import io.tarn.api.ErrorCode;
import io.tarn.api.WarehouseException;
import io.tarn.catalog.CatalogConfig;
import io.tarn.compute.InteractiveConfig;
import io.tarn.compute.SparkConfig;
import io.tarn.gateway.GatewayConfig;
import io.tarn.planner.PlannerConfig;
import io.tarn.query.QueryConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Turns keys into each module's own configuration. */
final class ModuleConfigs {
  private final Home home;
  private final Configuration values;

  ModuleConfigs(Home home, Configuration values) {
    this.home = home;
    this.values = values;
  }

  CatalogConfig catalog() {
    return new CatalogConfig(
        home.catalog(),
        tablesRoot().toUri(),
        values.number(ConfigKey.HISTORY_MAX_ROWS),
        sharedCatalog());
  }

  private Optional<CatalogConfig.Shared> sharedCatalog() {
    String url = values.text(ConfigKey.CATALOG_URL);
    if (url.isEmpty()) {
      return Optional.empty();
    }
    if (!url.startsWith("jdbc:postgresql:")) {
      throw WarehouseException.of(
          ErrorCode.INVALID_CONFIGURATION,
          "catalog.url starts with jdbc:postgresql: or is left out, for a database of Tarn's own");
    }
    return Optional.of(
        new CatalogConfig.Shared(
            url, values.text(ConfigKey.CATALOG_USER), values.text(ConfigKey.CATALOG_PASSWORD)));
  }

  private Path tablesRoot() {
    List<Path> root = values.paths(ConfigKey.TABLES_ROOT);
    return root.isEmpty() ? home.tables() : root.get(0);
  }

  PlannerConfig planner() {
    List<Path> roots = values.paths(ConfigKey.FILES_ROOTS);
    return PlannerConfig.defaults()
        .withFileRoots(roots.isEmpty() ? List.of(home.files()) : roots)
        .withMaxInteractiveBytes(values.number(ConfigKey.INTERACTIVE_MAX_SCAN_BYTES));
  }

  InteractiveConfig interactive() {
    int threads = values.integer(ConfigKey.INTERACTIVE_THREADS);
    return new InteractiveConfig(
        threads == 0 ? Runtime.getRuntime().availableProcessors() : threads,
        bytes(ConfigKey.INTERACTIVE_MEMORY),
        bytes(ConfigKey.INTERACTIVE_SPILL),
        values.integer(ConfigKey.INTERACTIVE_MAX_RUNNING),
        home.spill(),
        List.of(tablesRoot()));
  }

  QueryConfig query() {
    return new QueryConfig(
        values.integer(ConfigKey.QUERY_MAX_RUNNING),
        values.integer(ConfigKey.QUERY_MAX_QUEUED),
        values.duration(ConfigKey.QUERY_RESULT_TIMEOUT),
        values.duration(ConfigKey.SESSION_IDLE_TIMEOUT));
  }

  LanguageConfigs language() {
    return new LanguageConfigs(values);
  }

  long httpResultsBytes() {
    return bytes(ConfigKey.HTTP_RESULTS_MAX_BYTES);
  }

  long cacheBytes() {
    return bytes(ConfigKey.CACHE_MAX_BYTES);
  }

  SparkConfig spark() {
    return new SparkConfig(
        sparkHome(),
        values.text(ConfigKey.SPARK_MASTER),
        bytes(ConfigKey.SPARK_MEMORY),
        values.number(ConfigKey.SPARK_DIRECT_RESULT_BYTES),
        values.duration(ConfigKey.SPARK_START_TIMEOUT),
        Path.of(System.getProperty("java.home"), "bin", "java"),
        values.sparkSettings(),
        sparkPlaces());
  }

  private SparkConfig.Places sparkPlaces() {
    SparkConfig.Places places = SparkConfig.Places.below(home.root());
    List<Path> archive = values.paths(ConfigKey.SPARK_CLASS_ARCHIVE);
    return archive.isEmpty() ? places : places.withClassArchive(Optional.of(archive.get(0)));
  }

  private Path sparkHome() {
    List<Path> configured = values.paths(ConfigKey.SPARK_HOME);
    Path found =
        configured.isEmpty()
            ? Path.of(System.getProperty("tarn.install", "."), "spark-runtime/target/spark")
            : configured.get(0);
    if (!Files.isDirectory(found.resolve("jars"))) {
      throw WarehouseException.of(
          ErrorCode.INVALID_CONFIGURATION,
          "There is no folder jars with Spark in " + found + "; set spark.home to one that has it");
    }
    return found;
  }

  private long bytes(ConfigKey key) {
    String text = values.text(key).toLowerCase(Locale.ROOT);
    String digits = text.replaceAll("[kmg]?b?$", "");
    String unit = text.substring(digits.length()).replace("b", "");
    long factor =
        switch (unit) {
          case "k" -> 1L << 10;
          case "m" -> 1L << 20;
          case "g" -> 1L << 30;
          default -> 1;
        };
    try {
      return Math.multiplyExact(Long.parseLong(digits), factor);
    } catch (ArithmeticException | NumberFormatException e) {
      throw WarehouseException.of(
          ErrorCode.INVALID_CONFIGURATION,
          "'" + values.text(key) + "' is not a value of " + key.key() + "; expected a size, as 2g");
    }
  }

  GatewayConfig gateway() {
    Optional<GatewayConfig.Tls> tls = tls();
    GatewayConfig.Endpoint flight = endpoint(ConfigKey.FLIGHT_HOST, ConfigKey.FLIGHT_PORT, tls);
    GatewayConfig.Endpoint http = endpoint(ConfigKey.HTTP_HOST, ConfigKey.HTTP_PORT, tls);
    Duration lifetime = values.duration(ConfigKey.TOKEN_LIFETIME);
    Duration idle = lifetime.compareTo(Duration.ofHours(1)) < 0 ? lifetime : Duration.ofHours(1);
    return new GatewayConfig(
        flight,
        http,
        tls,
        new GatewayConfig.Tokens(tokenKey(), lifetime, idle),
        new IdentityConfigs(values).provider(),
        GatewayConfig.Limits.defaults(),
        Version.current());
  }

  private Optional<GatewayConfig.Tls> tls() {
    List<Path> certificate = values.paths(ConfigKey.TLS_CERTIFICATE);
    List<Path> key = values.paths(ConfigKey.TLS_KEY);
    if (certificate.isEmpty() != key.isEmpty()) {
      throw WarehouseException.of(
          ErrorCode.INVALID_CONFIGURATION,
          "TLS needs both tls.certificate and tls.key; only one of them is set");
    }
    Optional<Path> clientCa = values.paths(ConfigKey.TLS_CLIENT_CA).stream().findFirst();
    if (certificate.isEmpty()) {
      if (clientCa.isPresent()) {
        throw WarehouseException.of(
            ErrorCode.INVALID_CONFIGURATION,
            "tls.client-ca means nothing without tls.certificate and tls.key; set them too");
      }
      return Optional.empty();
    }
    for (Path file :
        Stream.of(certificate, key, clientCa.stream().toList()).flatMap(List::stream).toList()) {
      if (!Files.isReadable(file)) {
        throw WarehouseException.of(
            ErrorCode.INVALID_CONFIGURATION, "Cannot read " + file + ", which TLS needs");
      }
    }
    return Optional.of(new GatewayConfig.Tls(certificate.get(0), key.get(0), clientCa));
  }

  /** Passwords must not travel in clear: without TLS only loopback addresses are lawful. */
  private GatewayConfig.Endpoint endpoint(
      ConfigKey hostKey, ConfigKey portKey, Optional<GatewayConfig.Tls> tls) {
    String host = values.text(hostKey);
    try {
      if (tls.isEmpty() && !InetAddress.getByName(host).isLoopbackAddress()) {
        throw WarehouseException.of(
            ErrorCode.INVALID_CONFIGURATION,
            hostKey.key()
                + " = "
                + host
                + " can be reached from other machines, but passwords would travel in clear; set"
                + " tls.certificate and tls.key, or listen on 127.0.0.1");
      }
    } catch (UnknownHostException e) {
      throw WarehouseException.of(
          ErrorCode.INVALID_CONFIGURATION,
          "'" + host + "' of " + hostKey.key() + " is no address of this machine",
          e);
    }
    return new GatewayConfig.Endpoint(host, values.port(portKey));
  }

  private byte[] tokenKey() {
    try {
      return SecretFile.readOrMake(home.tokenKeyFile(), 32);
    } catch (IOException e) {
      throw WarehouseException.of(
          ErrorCode.INVALID_CONFIGURATION,
          "Cannot read or write " + home.tokenKeyFile() + " (" + e + ")",
          e);
    }
  }
}
