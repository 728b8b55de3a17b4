// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import io.grpc.util.AdvancedTlsX509KeyManager;
import io.grpc.util.AdvancedTlsX509TrustManager;
import io.grpc.util.CertificateUtils;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.util.SimpleKeyManagerFactory;
import io.tarn.api.WarehouseException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.ManagerFactoryParameters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The certificate a door shows, and those it wants of clients, read again when their files change:
 * connections made from then on get the new ones, open ones stay. What cannot be read, or a key
 * that is not the certificate's, changes nothing.
 */
final class TlsFiles implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TlsFiles.class);
  private static final Duration LOOK = Duration.ofSeconds(2);

  private final GatewayConfig.Tls files;
  private final AdvancedTlsX509KeyManager keys = new AdvancedTlsX509KeyManager();
  private final AdvancedTlsX509TrustManager clients;
  private final ScheduledExecutorService watch;
  private List<FileTime> seen;

  private TlsFiles(GatewayConfig.Tls files) throws GeneralSecurityException, IOException {
    this.files = files;
    this.clients =
        AdvancedTlsX509TrustManager.newBuilder()
            .setVerification(AdvancedTlsX509TrustManager.Verification.CERTIFICATE_ONLY_VERIFICATION)
            .build();
    this.seen = times();
    load();
    this.watch =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "tls-files");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Reads the files and watches them until closed.
   *
   * @throws WarehouseException INVALID_CONFIGURATION naming the key of the file that is no good
   */
  static TlsFiles watching(GatewayConfig.Tls files) {
    check(files);
    try {
      TlsFiles opened = new TlsFiles(files);
      var unused =
          opened.watch.scheduleWithFixedDelay(
              opened::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
      return opened;
    } catch (GeneralSecurityException | IOException | RuntimeException e) {
      throw GatewayErrors.unusableTls(files.certificate(), "tls.certificate", e);
    }
  }

  /**
   * Looks whether the files can be read.
   *
   * @throws WarehouseException INVALID_CONFIGURATION naming the key of the one that cannot
   */
  static void check(GatewayConfig.Tls files) {
    readable(files.certificate(), "tls.certificate");
    readable(files.key(), "tls.key");
    files.clientCa().ifPresent(file -> readable(file, "tls.client-ca"));
  }

  private static void readable(Path file, String key) {
    if (!Files.isReadable(file)) {
      throw GatewayErrors.unusableTls(file, key, null);
    }
  }

  /** Gives the certificate and key of the moment to whoever connects. */
  KeyManagerFactory keys() {
    return new SimpleKeyManagerFactory() {
      @Override
      protected void engineInit(KeyStore keyStore, char[] password) {
        // Its keys come from the files.
      }

      @Override
      protected void engineInit(ManagerFactoryParameters parameters) {
        // Its keys come from the files.
      }

      @Override
      protected KeyManager[] engineGetKeyManagers() {
        return new KeyManager[] {keys};
      }
    };
  }

  /** Has a server want certificates of clients, if that is configured. */
  void askClients(SslContextBuilder server) {
    if (files.clientCa().isPresent()) {
      server.trustManager(clients).clientAuth(ClientAuth.REQUIRE);
    }
  }

  private void look() {
    try {
      List<FileTime> now = times();
      if (!now.equals(seen)) {
        load();
        seen = now;
        LOG.info("TLS certificate read again from {}", files.certificate());
      }
    } catch (GeneralSecurityException | IOException | RuntimeException e) {
      LOG.warn("TLS files have changed and cannot be used; the old ones stay: {}", e.toString());
    }
  }

  private List<FileTime> times() throws IOException {
    List<FileTime> times = new ArrayList<>();
    times.add(Files.getLastModifiedTime(files.certificate()));
    times.add(Files.getLastModifiedTime(files.key()));
    if (files.clientCa().isPresent()) {
      times.add(Files.getLastModifiedTime(files.clientCa().get()));
    }
    return times;
  }

  private void load() throws GeneralSecurityException, IOException {
    X509Certificate[] chain = certificates(files.certificate());
    PrivateKey key;
    try (InputStream in = Files.newInputStream(files.key())) {
      key = CertificateUtils.getPrivateKey(in);
    }
    if (!matches(chain[0], key)) {
      throw new GeneralSecurityException("the key is not the certificate's");
    }
    if (files.clientCa().isPresent()) {
      clients.updateTrustCredentials(certificates(files.clientCa().get()));
    }
    keys.updateIdentityCredentials(chain, key);
  }

  private static X509Certificate[] certificates(Path file)
      throws GeneralSecurityException, IOException {
    try (InputStream in = Files.newInputStream(file)) {
      X509Certificate[] found = CertificateUtils.getX509Certificates(in);
      if (found.length == 0) {
        throw new GeneralSecurityException(file + " holds no certificate");
      }
      return found;
    }
  }

  /** A pair of which only one file was replaced yet would refuse every client. */
  private static boolean matches(X509Certificate certificate, PrivateKey key)
      throws GeneralSecurityException {
    String algorithm = key.getAlgorithm().toUpperCase(Locale.ROOT);
    String signing =
        switch (algorithm) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> key.getAlgorithm();
        };
    byte[] text = {1, 2, 3};
    Signature signature = Signature.getInstance(signing);
    signature.initSign(key);
    signature.update(text);
    byte[] signed = signature.sign();
    signature.initVerify(certificate.getPublicKey());
    signature.update(text);
    return signature.verify(signed);
  }

  @Override
  public void close() {
    watch.shutdownNow();
  }
}
