// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** Makes a certificate for localhost with the JDK's own tool. */
final class Certificates {
  private static final char[] PASSWORD = "changeit".toCharArray();

  private Certificates() {}

  /**
   * What was made.
   *
   * @param certificate PEM file
   * @param key PEM file
   * @param context trusts it and nothing else
   */
  record Files(Path certificate, Path key, SSLContext context) {}

  static Files selfSigned(Path directory) throws Exception {
    Path store = directory.resolve("store.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "door",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost,ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                new String(PASSWORD))
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("keytool.log").toFile())
            .start();
    assertThat(keytool.waitFor()).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream input = java.nio.file.Files.newInputStream(store)) {
      keys.load(input, PASSWORD);
    }
    return new Files(
        pem(
            directory.resolve("certificate.pem"),
            "CERTIFICATE",
            keys.getCertificate("door").getEncoded()),
        pem(
            directory.resolve("key.pem"),
            "PRIVATE KEY",
            keys.getKey("door", PASSWORD).getEncoded()),
        trusting(keys));
  }

  private static Path pem(Path file, String kind, byte[] content) throws Exception {
    String text =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(content);
    return java.nio.file.Files.writeString(
        file, "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
  }

  /** A client's context that shows one certificate and trusts another. */
  static SSLContext showing(Files own, Files trusted) throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    Path store = own.certificate().resolveSibling("store.p12");
    try (InputStream input = java.nio.file.Files.newInputStream(store)) {
      keys.load(input, PASSWORD);
    }
    KeyManagerFactory shown =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    shown.init(keys, PASSWORD);
    KeyStore server = KeyStore.getInstance("PKCS12");
    try (InputStream input =
        java.nio.file.Files.newInputStream(trusted.certificate().resolveSibling("store.p12"))) {
      server.load(input, PASSWORD);
    }
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(shown.getKeyManagers(), trust(server), null);
    return context;
  }

  private static SSLContext trusting(KeyStore keys) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust(keys), null);
    return context;
  }

  private static TrustManager[] trust(KeyStore keys) throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, PASSWORD);
    trusted.setCertificateEntry("door", keys.getCertificate("door"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    return trust.getTrustManagers();
  }
}
