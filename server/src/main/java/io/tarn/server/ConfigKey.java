// SPDX-License-Identifier: Apache-2.0
package io.tarn.server;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Every key an operator can set, in {@code <home>/tarn.properties}, as {@code --set key=value} or
 * as an environment variable ({@code flight.port} is {@code TARN_FLIGHT_PORT}).
 */
public enum ConfigKey {
  FLIGHT_HOST("flight.host", "127.0.0.1", "address the Flight SQL door listens on"),
  FLIGHT_PORT("flight.port", "31337", "port of the Flight SQL door; 0 picks a free one"),
  HTTP_HOST("http.host", "127.0.0.1", "address the HTTP door listens on"),
  HTTP_PORT("http.port", "8080", "port of the HTTP door; 0 picks a free one"),
  HTTP_RESULTS_MAX_BYTES(
      "http.results-max-bytes", "8g", "disk for results kept for HTTP clients, all together"),
  TLS_CERTIFICATE("tls.certificate", "", "PEM file with the certificate chain of both doors"),
  TLS_KEY("tls.key", "", "PEM file with the private key of tls.certificate"),
  TLS_CLIENT_CA(
      "tls.client-ca", "", "PEM file with the authorities whose certificates clients must show"),
  GATEWAY_MEMORY("gateway.memory", "768m", "heap of the gateway's JVM"),
  TOKEN_LIFETIME("auth.token-lifetime", "PT12H", "how long a bearer token is good for"),
  OIDC_ISSUER("auth.oidc.issuer", "", "OpenID provider whose tokens let users in; none if empty"),
  OIDC_AUDIENCE("auth.oidc.audience", "", "audience its tokens must be made for"),
  OIDC_USER_CLAIM("auth.oidc.user-claim", "sub", "claim of its tokens that holds the user's name"),
  OIDC_JWKS_URI(
      "auth.oidc.jwks-uri", "", "address of its public keys; default: its configuration tells"),
  CATALOG_URL(
      "catalog.url",
      "",
      "jdbc:postgresql://host/database that gateways share; default: files of one"),
  CATALOG_USER("catalog.user", "tarn", "user of that database"),
  CATALOG_PASSWORD("catalog.password", "", "its password; best in the environment or the file"),
  FILES_ROOTS(
      "files.roots", "", "directories COPY INTO may read, comma-separated; default <home>/files"),
  TABLES_ROOT("tables.root", "", "directory of managed tables; default <home>/tables"),
  SPARK_HOME("spark.home", "", "directory with Spark's jars; default: the one Tarn was built with"),
  SPARK_MASTER("spark.master", "local[*]", "local[n], or spark://host:port of a cluster"),
  SPARK_MEMORY("spark.memory", "2g", "heap of the Spark server"),
  SPARK_START_TIMEOUT("spark.start-timeout", "PT2M", "how long the Spark server may take to start"),
  SPARK_CLASS_ARCHIVE(
      "spark.class-archive",
      "",
      "directory of the archive of Spark's classes that makes its starts faster; default"
          + " <home>/spark"),
  SPARK_DIRECT_RESULT_BYTES(
      "spark.direct-result-bytes",
      "268435456",
      "results that may be larger than this travel through files, not through Spark's heap"),
  INTERACTIVE_THREADS(
      "interactive.threads", "0", "threads of the interactive lane; 0 takes one a processor"),
  INTERACTIVE_MEMORY(
      "interactive.memory", "1g", "memory of the interactive lane, outside any heap"),
  INTERACTIVE_SPILL(
      "interactive.spill", "16g", "disk the interactive lane may use for what memory cannot hold"),
  INTERACTIVE_MAX_RUNNING(
      "interactive.max-running",
      "16",
      "statements the interactive lane runs at the same time; more go to Spark"),
  INTERACTIVE_MAX_SCAN_BYTES(
      "interactive.max-scan-bytes",
      "4294967296",
      "a query that reads more goes to Spark, unless its session insists"),
  CACHE_MAX_BYTES("cache.max-bytes", "1g", "disk for answers that are kept; 0 keeps none"),
  QUERY_MAX_RUNNING("query.max-running", "32", "statements an engine may run at the same time"),
  QUERY_MAX_QUEUED("query.max-queued", "1000", "statements that may wait; more are refused"),
  QUERY_RESULT_TIMEOUT(
      "query.result-timeout", "PT10M", "rows nobody fetches for so long are thrown away"),
  SESSION_IDLE_TIMEOUT(
      "session.idle-timeout", "PT8H", "a session nobody uses for so long is closed"),
  HISTORY_MAX_ROWS("history.max-rows", "1000000", "statements kept in system.query.history"),
  SAMPLES_LOAD("samples.load", "true", "whether the catalog samples is filled at first start"),
  NL_MIN_CONFIDENCE(
      "nl.min-confidence", "0.4", "ASK runs no query that is less likely to be right, 0 to 1"),
  NL_SAMPLE_VALUES(
      "nl.sample-values", "true", "whether values of tables are read to find and ask by them"),
  NL_MODEL_PROVIDER(
      "nl.model.provider",
      "",
      "language model that writes SQL: openai, anthropic or ollama; none if empty"),
  NL_MODEL_BASE_URL("nl.model.base-url", "", "address of the model; default: its provider's"),
  NL_MODEL_NAME("nl.model.name", "", "name of the model"),
  NL_MODEL_TIMEOUT("nl.model.timeout", "PT30S", "how long one call of the model may take"),
  NL_MODEL_MAX_CALLS("nl.model.max-calls", "3", "calls of the model at the same time");

  private final String key;
  private final String defaultValue;
  private final String description;

  ConfigKey(String key, String defaultValue, String description) {
    this.key = key;
    this.defaultValue = defaultValue;
    this.description = description;
  }

  public String key() {
    return key;
  }

  public String defaultValue() {
    return defaultValue;
  }

  public String description() {
    return description;
  }

  /** {@code TARN_FLIGHT_PORT} for {@code flight.port}. */
  public String environmentVariable() {
    return "TARN_" + key.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
  }

  static Optional<ConfigKey> byKey(String key) {
    return Arrays.stream(values()).filter(k -> k.key.equals(key)).findFirst();
  }

  static Optional<ConfigKey> byEnvironmentVariable(String name) {
    return Arrays.stream(values()).filter(k -> k.environmentVariable().equals(name)).findFirst();
  }
}
