// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc.internal;

import io.grpc.ChannelCredentials;
import io.grpc.InsecureChannelCredentials;
import io.grpc.TlsChannelCredentials;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Turns a {@link TlsMode}, a trust store and a client's own certificate into what gRPC checks
 * servers with and shows them.
 */
final class ServerTrust {
  private ServerTrust() {}

  static ChannelCredentials credentials(TlsMode mode, ConnectionSettings settings)
      throws SQLException {
    return switch (mode) {
      case DISABLE -> InsecureChannelCredentials.create();
      case REQUIRE -> tls(new WithoutHostName(null), settings);
      case VERIFY_CA -> tls(new WithoutHostName(trustManager(settings)), settings);
      case VERIFY_FULL -> tls(trustManager(settings), settings);
    };
  }

  private static ChannelCredentials tls(TrustManager manager, ConnectionSettings settings)
      throws SQLException {
    TlsChannelCredentials.Builder credentials =
        TlsChannelCredentials.newBuilder().trustManager(manager);
    Optional<String> certificate = settings.value(ConnectionProperty.CLIENT_CERTIFICATE);
    Optional<String> key = settings.value(ConnectionProperty.CLIENT_KEY);
    if (certificate.isPresent() != key.isPresent()) {
      throw new SQLException(
          "A client certificate needs both clientCertificate and clientKey; set the other too",
          "08001");
    }
    if (certificate.isPresent() && key.isPresent()) {
      try {
        credentials.keyManager(Path.of(certificate.get()).toFile(), Path.of(key.get()).toFile());
      } catch (IOException e) {
        throw new SQLException(
            "The client certificate "
                + certificate.get()
                + " or its key "
                + key.get()
                + " cannot be read: "
                + e.getMessage(),
            "08001",
            e);
      }
    }
    return credentials.build();
  }

  private static X509TrustManager trustManager(ConnectionSettings settings) throws SQLException {
    Optional<String> file = settings.value(ConnectionProperty.TRUST_STORE);
    try {
      KeyStore store =
          file.isEmpty()
              ? null
              : load(Path.of(file.get()), settings.value(ConnectionProperty.TRUST_STORE_PASSWORD));
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      return Arrays.stream(factory.getTrustManagers())
          .filter(X509TrustManager.class::isInstance)
          .map(X509TrustManager.class::cast)
          .findFirst()
          .orElseThrow();
    } catch (GeneralSecurityException | IOException e) {
      throw new SQLException(
          String.format(
              Locale.ROOT,
              "The trust store %s cannot be read: %s. It must be a PEM, PKCS12 or JKS file",
              file.orElse("of the JDK"),
              e.getMessage()),
          "08001",
          e);
    }
  }

  private static KeyStore load(Path file, Optional<String> password)
      throws GeneralSecurityException, IOException {
    if (!isPem(file)) {
      return KeyStore.getInstance(
          file.toFile(), password.map(String::toCharArray).orElseGet(() -> new char[0]));
    }
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      int number = 0;
      for (Certificate certificate :
          CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("trusted-" + number++, certificate);
      }
    }
    return store;
  }

  private static boolean isPem(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] start = in.readNBytes(4096);
      return new String(start, java.nio.charset.StandardCharsets.ISO_8859_1).contains("-----BEGIN");
    }
  }

  /**
   * Checks the chain only, or nothing at all: being an extended manager keeps the JDK from adding
   * checks.
   */
  private static final class WithoutHostName extends X509ExtendedTrustManager {
    private final @Nullable X509TrustManager chain;

    WithoutHostName(@Nullable X509TrustManager chain) {
      this.chain = chain;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] certificates, String type)
        throws CertificateException {
      if (chain != null) {
        chain.checkServerTrusted(certificates, type);
      }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] certificates, String type, Socket socket)
        throws CertificateException {
      checkServerTrusted(certificates, type);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] certificates, String type, SSLEngine engine)
        throws CertificateException {
      checkServerTrusted(certificates, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] certificates, String type)
        throws CertificateException {
      throw new CertificateException("This is a client");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] certificates, String type, Socket socket)
        throws CertificateException {
      checkClientTrusted(certificates, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] certificates, String type, SSLEngine engine)
        throws CertificateException {
      checkClientTrusted(certificates, type);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return chain == null ? new X509Certificate[0] : chain.getAcceptedIssuers();
    }
  }
}
