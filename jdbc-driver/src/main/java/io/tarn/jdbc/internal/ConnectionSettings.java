// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc.internal;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where to connect and how: a URL and properties, checked. A property given in both places has the
 * value of the properties.
 *
 * @param hosts tried in this order
 * @param values what was set
 */
public record ConnectionSettings(List<HostAndPort> hosts, Map<ConnectionProperty, String> values) {
  private static final String PREFIX = "jdbc:tarn:";

  public ConnectionSettings {
    hosts = List.copyOf(hosts);
    values = Map.copyOf(values);
  }

  public static boolean isTarnUrl(@Nullable String url) {
    return url != null && url.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
  }

  public static ConnectionSettings empty() {
    return new ConnectionSettings(List.of(), Map.of());
  }

  public static ConnectionSettings parse(String url, Properties info) throws SQLException {
    String rest = url.substring(PREFIX.length());
    if (!rest.startsWith("//")) {
      throw invalid("The URL must start with jdbc:tarn://host:port");
    }
    int query = rest.indexOf('?');
    String address = query < 0 ? rest.substring(2) : rest.substring(2, query);
    Map<ConnectionProperty, String> values = new EnumMap<>(ConnectionProperty.class);
    String[] path = address.split("/", -1);
    readPath(path, values);
    if (query >= 0) {
      readQuery(rest.substring(query + 1), values);
    }
    for (String key : info.stringPropertyNames()) {
      put(values, key, info.getProperty(key));
    }
    ConnectionSettings settings = new ConnectionSettings(readHosts(path[0]), values);
    settings.check();
    return settings;
  }

  public Optional<String> value(ConnectionProperty property) {
    return Optional.ofNullable(values.get(property));
  }

  /** What the server is to keep for the session, by the server's names. */
  Map<String, String> sessionOptions() {
    return values.entrySet().stream()
        .filter(e -> ConnectionProperty.sessionOptions().contains(e.getKey()))
        .collect(Collectors.toMap(e -> e.getKey().key(), Map.Entry::getValue));
  }

  /** Encryption towards a host: as set, else by whether the host is this machine. */
  TlsMode tls(HostAndPort host) {
    return value(ConnectionProperty.TLS)
        .map(TlsMode::parse)
        .orElse(host.loopback() ? TlsMode.DISABLE : TlsMode.VERIFY_FULL);
  }

  Duration connectTimeout() {
    return seconds(ConnectionProperty.CONNECT_TIMEOUT);
  }

  int queryTimeoutSeconds() {
    return Math.toIntExact(seconds(ConnectionProperty.QUERY_TIMEOUT).toSeconds());
  }

  /** The URL that leads here, without secrets. */
  String publicUrl() {
    String parameters =
        values.entrySet().stream()
            .filter(e -> !e.getKey().secret())
            .filter(e -> e.getKey() != ConnectionProperty.CATALOG)
            .filter(e -> e.getKey() != ConnectionProperty.SCHEMA || !hasCatalog())
            .map(e -> e.getKey().key() + "=" + encode(e.getValue()))
            .sorted()
            .collect(Collectors.joining("&"));
    String path = value(ConnectionProperty.CATALOG).map(c -> "/" + encode(c)).orElse("");
    if (hasCatalog()) {
      path += value(ConnectionProperty.SCHEMA).map(s -> "/" + encode(s)).orElse("");
    }
    return PREFIX
        + "//"
        + hosts.stream().map(HostAndPort::toString).collect(Collectors.joining(","))
        + path
        + (parameters.isEmpty() ? "" : "?" + parameters);
  }

  @Override
  public String toString() {
    return publicUrl();
  }

  private boolean hasCatalog() {
    return values.containsKey(ConnectionProperty.CATALOG);
  }

  private Duration seconds(ConnectionProperty property) {
    return Duration.ofSeconds(
        Long.parseLong(value(property).orElse(String.valueOf(property.defaultValue()))));
  }

  private void check() throws SQLException {
    for (Map.Entry<ConnectionProperty, String> entry : values.entrySet()) {
      List<String> choices = entry.getKey().choices();
      if (!choices.isEmpty() && choices.stream().noneMatch(entry.getValue()::equalsIgnoreCase)) {
        throw invalid(
            String.format(
                Locale.ROOT,
                "'%s' is not a value of property %s; use one of %s",
                entry.getValue(),
                entry.getKey().key(),
                String.join(", ", choices)));
      }
    }
    checkSeconds(ConnectionProperty.CONNECT_TIMEOUT);
    checkSeconds(ConnectionProperty.QUERY_TIMEOUT);
    if (values.containsKey(ConnectionProperty.TOKEN)
        && values.containsKey(ConnectionProperty.PASSWORD)) {
      throw invalid("Give either a token or a password, not both");
    }
    if (values.containsKey(ConnectionProperty.PASSWORD)
        && !values.containsKey(ConnectionProperty.USER)) {
      throw invalid("A password needs a user: add the property user");
    }
  }

  private void checkSeconds(ConnectionProperty property) throws SQLException {
    String text = values.getOrDefault(property, "0");
    if (!text.matches("\\d{1,9}")) {
      throw invalid(
          String.format(
              Locale.ROOT,
              "'%s' is not a value of property %s; use a number of seconds, 0 or more",
              text,
              property.key()));
    }
  }

  private static void readPath(String[] path, Map<ConnectionProperty, String> values)
      throws SQLException {
    if (path.length > 3) {
      throw invalid("The URL's path has more than a catalog and a schema: /catalog/schema");
    }
    if (path.length > 1 && !path[1].isEmpty()) {
      values.put(ConnectionProperty.CATALOG, decode(path[1]));
    }
    if (path.length > 2 && !path[2].isEmpty()) {
      values.put(ConnectionProperty.SCHEMA, decode(path[2]));
    }
  }

  private static void readQuery(String query, Map<ConnectionProperty, String> values)
      throws SQLException {
    for (String pair : query.split("[&;]", -1)) {
      if (pair.isEmpty()) {
        continue;
      }
      int equals = pair.indexOf('=');
      if (equals < 0) {
        throw invalid("'" + pair + "' in the URL has no value; write " + pair + "=value");
      }
      put(values, decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
    }
  }

  private static void put(
      Map<ConnectionProperty, String> values, String key, @Nullable String value)
      throws SQLException {
    Optional<ConnectionProperty> property = ConnectionProperty.byKey(key);
    if (property.isEmpty()) {
      throw invalid(
          String.format(
              Locale.ROOT,
              "There is no connection property '%s'; did you mean '%s'?",
              key,
              ConnectionProperty.nearest(key).key()));
    }
    // Tools send an empty user or password for a field left blank.
    if (value != null && !value.isEmpty()) {
      values.put(property.get(), value);
    }
  }

  private static List<HostAndPort> readHosts(String text) throws SQLException {
    List<HostAndPort> hosts = new ArrayList<>();
    for (String host : text.split(",", -1)) {
      hosts.add(readHost(host.trim()));
    }
    return hosts;
  }

  private static HostAndPort readHost(String text) throws SQLException {
    int colon = text.startsWith("[") ? text.indexOf(':', text.indexOf(']')) : text.indexOf(':');
    String name = colon < 0 ? text : text.substring(0, colon);
    String port =
        colon < 0 ? Integer.toString(HostAndPort.DEFAULT_PORT) : text.substring(colon + 1);
    String bare = name.startsWith("[") ? name.replaceAll("[\\[\\]]", "") : name;
    if (bare.isEmpty() || bare.indexOf('@') >= 0 || !port.matches("\\d{1,5}")) {
      throw invalid("'" + text.replaceAll(".*@", "…@") + "' is not host:port");
    }
    int number = Integer.parseInt(port);
    if (number < 1 || number > 65535) {
      throw invalid("Port " + port + " is not between 1 and 65535");
    }
    return new HostAndPort(bare, number);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String decode(String text) throws SQLException {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new SQLException("The URL has a broken %-escape: " + e.getMessage(), "08001", e);
    }
  }

  private static SQLException invalid(String message) {
    return new SQLException(message, "08001");
  }
}
