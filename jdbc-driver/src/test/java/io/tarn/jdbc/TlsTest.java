// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a server whose certificate is for {@code localhost} and signed by nobody known. */
class TlsTest {
  private static final char[] PASSWORD = "changeit".toCharArray();
  @TempDir private static Path directory;
  private static Path certificate;
  private static Path key;
  private static Path store;
  private static ScriptedServer server;

  @BeforeAll
  static void start() throws Exception {
    store = directory.resolve("server.p12");
    makeKey();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD);
    }
    certificate = directory.resolve("certificate.pem");
    key = directory.resolve("key.pem");
    Files.writeString(certificate, pem("CERTIFICATE", keys.getCertificate("server").getEncoded()));
    Files.writeString(key, pem("PRIVATE KEY", keys.getKey("server", PASSWORD).getEncoded()));
    server = new ScriptedServer(certificate.toFile(), key.toFile());
  }

  private static void makeKey() throws Exception {
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                new String(PASSWORD))
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("keytool.log").toFile())
            .start();
    assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(keytool.exitValue()).isZero();
  }

  private static String pem(String kind, byte[] bytes) {
    return "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n"
        .replace("%1$s", kind)
        .replace("%2$s", Base64.getMimeEncoder().encodeToString(bytes))
        .replace("%n", "\n");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static void connects(String host, String parameters) throws SQLException {
    String url = "jdbc:tarn://" + host + ":" + server.port() + "?" + parameters;
    try (Connection connection = server.connect(url)) {
      assertThat(connection.isValid(5)).isTrue();
    }
  }

  private static void refuses(String host, String parameters) {
    assertThatThrownBy(() -> connects(host, parameters))
        .isInstanceOf(SQLException.class)
        .extracting(e -> ((SQLException) e).getSQLState())
        .isEqualTo("08001");
  }

  @Test
  void verifiesTheChainAndTheHost() throws Exception {
    connects("localhost", "tls=true&trustStore=" + certificate);
    connects("localhost", "tls=verify-full&trustStore=" + store + "&trustStorePassword=changeit");
    refuses("localhost", "tls=true");
    refuses("127.0.0.1", "tls=verify-full&trustStore=" + certificate);
  }

  @Test
  void verifiesLessOnlyWhenTold() throws Exception {
    connects("127.0.0.1", "tls=verify-ca&trustStore=" + certificate);
    refuses("127.0.0.1", "tls=verify-ca");
    connects("127.0.0.1", "tls=require");
  }

  @Test
  void showsACertificateToServersThatWantOne() throws Exception {
    try (ScriptedServer strict =
        new ScriptedServer(certificate.toFile(), key.toFile(), certificate.toFile())) {
      String url = "jdbc:tarn://localhost:" + strict.port() + "?tls=true&trustStore=" + certificate;
      String shown = "&clientCertificate=" + certificate + "&clientKey=";
      try (Connection connection = strict.connect(url + shown + key)) {
        assertThat(connection.isValid(5)).isTrue();
      }
      assertThatThrownBy(() -> strict.connect(url)).isInstanceOf(SQLException.class);
      assertThatThrownBy(() -> strict.connect(url + "&clientKey=" + key))
          .hasMessageContaining("needs both clientCertificate and clientKey");
      assertThatThrownBy(() -> strict.connect(url + shown + "nowhere.pem"))
          .hasMessageContaining("nowhere.pem cannot be read");
    }
  }

  @Test
  void doesNotSpeakPlainlyToATlsServer() {
    refuses("localhost", "tls=disable&connectTimeout=5");
  }
}
