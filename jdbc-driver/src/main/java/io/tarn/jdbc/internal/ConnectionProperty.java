// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc.internal;

import java.sql.DriverPropertyInfo;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everything that can be set in a URL or in the properties of a connection. */
public enum ConnectionProperty {
  USER("user", "User name", null),
  PASSWORD("password", "Password of the user", null),
  TOKEN("token", "Bearer token, instead of user and password", null),
  TLS(
      "tls",
      "Encryption: disable, require (encrypt, trust any certificate), verify-ca (check who signed"
          + " it) or verify-full (and the host name); true means verify-full, false means disable."
          + " Without it: disable for loopback hosts, verify-full for all others",
      null,
      "true",
      "false",
      "disable",
      "require",
      "verify-ca",
      "verify-full"),
  TRUST_STORE(
      "trustStore",
      "File with the certificates to trust: PEM, PKCS12 or JKS; without it those of the JDK",
      null),
  TRUST_STORE_PASSWORD("trustStorePassword", "Password of the trust store", null),
  CLIENT_CERTIFICATE(
      "clientCertificate",
      "PEM file with the certificate chain to show a server that wants one of clients",
      null),
  CLIENT_KEY("clientKey", "PEM file with the key of clientCertificate, unencrypted PKCS#8", null),
  CATALOG("catalog", "Current catalog of the session", null),
  SCHEMA("schema", "Current schema of the session", null),
  WAREHOUSE("warehouse", "Warehouse that runs the session's statements", null),
  TIMEZONE("timezone", "Time zone of the session, such as Europe/Berlin; else the server's", null),
  LANE("lane", "Engine the session asks for", null, "auto", "interactive", "spark"),
  QUOTING(
      "quoting",
      "What double quotes mean in SQL: ansi (identifiers) or spark (strings); back-ticks always"
          + " quote identifiers",
      null,
      "ansi",
      "spark"),
  CONNECT_TIMEOUT("connectTimeout", "Seconds to wait for a server to answer at connect", "15"),
  QUERY_TIMEOUT("queryTimeout", "Query timeout new statements start with, in seconds", "0");

  private static final List<ConnectionProperty> SESSION_OPTIONS =
      List.of(CATALOG, SCHEMA, WAREHOUSE, TIMEZONE, LANE, QUOTING);

  private final String key;
  private final String description;
  private final @Nullable String defaultValue;
  private final String choices;

  ConnectionProperty(
      String key, String description, @Nullable String defaultValue, String... choices) {
    this.key = key;
    this.description = description;
    this.defaultValue = defaultValue;
    this.choices = String.join(",", choices);
  }

  public String key() {
    return key;
  }

  @Nullable String defaultValue() {
    return defaultValue;
  }

  List<String> choices() {
    return choices.isEmpty() ? List.of() : List.of(choices.split(",", -1));
  }

  /** Those the server keeps, under the same names. */
  static List<ConnectionProperty> sessionOptions() {
    return SESSION_OPTIONS;
  }

  boolean secret() {
    return this == PASSWORD || this == TOKEN || this == TRUST_STORE_PASSWORD;
  }

  static Optional<ConnectionProperty> byKey(String key) {
    return Arrays.stream(values()).filter(p -> p.key.equalsIgnoreCase(key)).findFirst();
  }

  /** The property whose name is most like the one given, for messages. */
  static ConnectionProperty nearest(String key) {
    return Arrays.stream(values())
        .min(Comparator.comparingInt(p -> Spelling.distance(p.key, key)))
        .orElseThrow();
  }

  /** How {@code Driver.getPropertyInfo} shows it. */
  public DriverPropertyInfo describe(Optional<String> value) {
    DriverPropertyInfo info = new DriverPropertyInfo(key, value.orElse(defaultValue));
    info.description = description;
    info.required = false;
    info.choices = choices.isEmpty() ? null : choices().toArray(String[]::new);
    return info;
  }
}
