// SPDX-License-Identifier: Apache-2.0
package io.tarn.sqltests;

import io.tarn.testkit.LocalIssuer;
import io.tarn.testkit.TarnProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One server for all test classes that do not stop it: starting Spark takes its time. */
public final class SharedServer implements ParameterResolver {
  /** Where the {@code tarn} script lies. */
  public static final Path ROOT = Path.of(System.getProperty("tarn.root", ".."));

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == TarnProcess.class || type == LocalIssuer.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Holder holder =
        context
            .getRoot()
            .getStore(ExtensionContext.Namespace.GLOBAL)
            .computeIfAbsent(Holder.class, any -> new Holder(), Holder.class);
    return parameter.getParameter().getType() == LocalIssuer.class ? holder.issuer : holder.server;
  }

  /** Keeps the server, and the provider whose tokens it believes, until the last test is done. */
  private static final class Holder implements AutoCloseable {
    private final LocalIssuer issuer = LocalIssuer.start();
    private final TarnProcess server;

    Holder() {
      try {
        Path home = Files.createTempDirectory("tarn-sql-tests");
        server =
            TarnProcess.start(
                ROOT,
                home,
                Map.of(
                    "spark.memory",
                    "1g",
                    "auth.oidc.issuer",
                    issuer.issuer(),
                    "auth.oidc.audience",
                    LocalIssuer.AUDIENCE));
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      server.close();
      issuer.close();
      TarnProcess.deleteHome(server.home());
    }
  }
}
